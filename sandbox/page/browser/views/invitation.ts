import { html, nothing } from 'lit'
import type { PageOptions } from '../../options.ts'
import type { Actions } from '../actions.ts'

/** What somebody who is new here can do with one tap. */
export function invitationView(invitations: PageOptions['invitations'], name: string, actions: Actions) {
  if (invitations.length === 0) return nothing
  return html`<section class="invitation" aria-labelledby="invitation-title">
    <h2 id="invitation-title">Try ${name}</h2>
    <p>
      This is a small Discord on your machine, with the real ${name} in it. Nothing leaves it. Type as you would in
      Discord, or begin with one of these:
    </p>
    <ul>
      ${invitations.map(
        ({ label, text }) =>
          html`<li>
            <button type="button" @click=${() => actions.sendText(text)}>
              <span class="invitation-label">${label}</span>
              <span class="invitation-text">${text}</span>
            </button>
          </li>`,
      )}
    </ul>
    <button type="button" class="as-link" @click=${() => actions.skipWelcome()}>No, thank you</button>
  </section>`
}
