import { html } from 'lit'
import type { Home, HomeGuild } from '../../../live/home.ts'
import type { Actions } from '../actions.ts'
import { avatarOf } from '../avatar.ts'
import type { State } from '../state.ts'

/** The servers one is in, the direct messages, and a way to more servers. */
export function serverList({ unread }: State, home: Home, actions: Actions) {
  const { here, direct, application } = home
  return html`<nav class="servers" aria-label="Servers">
    <ul>
      <li>
        ${entry({
          name: `Direct message with ${application.name}`,
          isHere: here.channel === direct,
          isUnread: unread.has(direct),
          go: () => actions.go(direct),
          content: html`<img src=${avatarOf(application)} alt="" width="48" height="48" />`,
        })}
      </li>
      ${home.guilds.map(
        guild =>
          html`<li>
            ${entry({
              name: guild.name,
              isHere: here.guild === guild.id,
              isUnread: guild.channels.some(({ id }) => unread.has(id)),
              go: () => actions.go(firstChannel(guild)),
              content: html`<span aria-hidden="true">${initials(guild.name)}</span>`,
            })}
          </li>`,
      )}
      <li>
        <button type="button" class="server add" title="Add a server" @click=${() => actions.addGuild()}>
          <span aria-hidden="true">+</span><span class="unseen">Add a server</span>
        </button>
      </li>
    </ul>
  </nav>`
}

interface Entry {
  name: string
  isHere: boolean
  isUnread: boolean
  go(): void
  content: unknown
}

const entry = ({ name, isHere, isUnread, go, content }: Entry) =>
  html`<button
    type="button"
    class=${`server ${isUnread ? 'unread' : ''}`}
    title=${name}
    aria-current=${isHere ? 'true' : 'false'}
    @click=${go}
  >
    ${content}<span class="unseen">${name}${isUnread ? ', something new' : ''}</span>
  </button>`

const firstChannel = ({ channels }: HomeGuild): string =>
  channels.find(({ kind }) => kind !== 'voice')?.id ?? ''

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map(word => word[0] ?? '')
    .join('')
    .slice(0, 3)
