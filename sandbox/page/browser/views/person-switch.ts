import { html } from 'lit'
import type { Home } from '../../../live/home.ts'
import type { Actions } from '../actions.ts'
import { avatarOf } from '../avatar.ts'
import { controlsButtonId } from '../ids.ts'
import type { State } from '../state.ts'

/** Who one is, the theme, and the way to the controls. */
export function personSwitch({ theme, panel }: State, home: Home, actions: Actions) {
  const choose = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) actions.become(currentTarget.value)
  }
  const next = theme === 'dark' ? 'light' : 'dark'
  return html`<section class="person" aria-label="You">
    <img src=${avatarOf(home.me)} alt="" width="32" height="32" />
    <label class="unseen" for="person">You are</label>
    <select id="person" @change=${choose}>
      ${home.people.map(
        ({ key, id, name }) => html`<option value=${key} .selected=${id === home.me.id}>${name}</option>`,
      )}
    </select>
    <button type="button" class="icon" title=${`Use the ${next} theme`} @click=${() => actions.setTheme(next)}>
      <span aria-hidden="true">${theme === 'dark' ? '☀' : '☾'}</span
      ><span class="unseen">Use the ${next} theme</span>
    </button>
    <button
      type="button"
      class="icon"
      id=${controlsButtonId}
      title="Sandbox controls"
      aria-expanded=${panel?.kind === 'controls'}
      @click=${() => (panel?.kind === 'controls' ? actions.closePanel() : actions.openControls())}
    >
      <span aria-hidden="true">⚙</span><span class="unseen">Sandbox controls</span>
    </button>
  </section>`
}
