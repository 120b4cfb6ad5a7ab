import { html, nothing, type TemplateResult } from 'lit'
import type { Home, HomeChannel } from '../../../live/home.ts'
import type { Actions } from '../actions.ts'
import type { State } from '../state.ts'
import { guildHere } from '../suggestions.ts'
import { channelIcon } from './channel-icon.ts'

/** The channels of the server one is in, each with its threads. */
export function channelList({ unread }: State, home: Home, actions: Actions) {
  const guild = guildHere(home)
  const { here, application } = home
  const channels = guild?.channels ?? []
  const entryOf = (channel: HomeChannel): TemplateResult => {
    const threads = channels.filter(({ parent }) => parent === channel.id)
    return html`<li>
      ${channelEntry(channel, here.channel === channel.id, unread.has(channel.id), actions)}
      ${threads.length === 0 ? nothing : html`<ul>${threads.map(entryOf)}</ul>`}
    </li>`
  }
  return html`<nav class="channels" aria-label="Channels">
    <h2>${guild?.name ?? 'Direct messages'}</h2>
    <ul>
      ${
        guild === undefined
          ? html`<li>
              ${channelEntry(
                { id: home.direct, name: application.name, kind: 'text', parent: null },
                true,
                false,
                actions,
              )}
            </li>`
          : channels.filter(({ parent }) => parent === null).map(entryOf)
      }
    </ul>
  </nav>`
}

function channelEntry(channel: HomeChannel, isHere: boolean, isUnread: boolean, actions: Actions) {
  return html`<button
    type="button"
    class=${`channel ${isUnread ? 'unread' : ''}`}
    aria-current=${isHere ? 'page' : 'false'}
    @click=${() => actions.go(channel.id)}
  >
    ${channelIcon(channel.kind)}
    <span>${channel.name}${isUnread ? html`<span class="unseen">, something new</span>` : nothing}</span>
  </button>`
}
