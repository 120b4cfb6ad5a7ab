import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Home } from '../../../live/home.ts'
import type { ShownMessage } from '../../../live/shown-message.ts'
import type { PageOptions } from '../../options.ts'
import type { Actions } from '../actions.ts'
import type { State } from '../state.ts'
import { invitationView } from './invitation.ts'
import { messageView } from './message.ts'

/** The messages of the channel, and what is still under way. */
export function messageList(
  { messages, sending, theme, isWelcomed }: State,
  home: Home,
  actions: Actions,
  { invitations, nowMs }: { invitations: PageOptions['invitations']; nowMs: number },
) {
  const { here, application } = home
  const name = here.guild === null ? here.name : `#${here.name}`
  return html`<section class="messages" id="messages" tabindex="0" aria-label=${`Messages in ${name}`}>
    ${
      messages.length === 0
        ? html`<div class="beginning">
            <h2>${here.guild === null ? name : `Welcome to ${name}!`}</h2>
            <p>This is where it begins.</p>
          </div>`
        : nothing
    }
    <discord-messages role="log" aria-label="Messages" ?light-theme=${theme === 'light'} no-background>
      <ol>
        ${repeat(
          messages,
          ({ id }) => id,
          (message, n) =>
            messageView(message, {
              home,
              theme,
              isContinued: continues(messages[n - 1], message),
              actions,
              nowMs,
            }),
        )}
      </ol>
    </discord-messages>
    ${sending
      .filter(({ channel }) => channel === here.channel)
      .map(({ what }) => html`<p class="sending" role="status">Sending ${what} to ${application.name}…</p>`)}
    ${isWelcomed ? nothing : invitationView(invitations, application.name, actions)}
  </section>`
}

const pauseMs = 7 * 60_000

/** Whether a message stands below the one before without a name of its own, as in Discord. */
const continues = (before: ShownMessage | undefined, message: ShownMessage): boolean =>
  before !== undefined &&
  before.author.id === message.author.id &&
  before.isEphemeral === message.isEphemeral &&
  message.repliesTo === null &&
  message.answers === null &&
  message.sentAt - before.sentAt < pauseMs
