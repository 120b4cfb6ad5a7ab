import { html, nothing } from 'lit'
import type { Home } from '../../../live/home.ts'
import type { ShownMessage } from '../../../live/shown-message.ts'
import type { Actions } from '../actions.ts'
import { avatarOf } from '../avatar.ts'
import { moreId } from '../ids.ts'
import { legible } from '../legible.ts'
import type { Theme } from '../state.ts'
import { sentText } from '../timestamps.ts'
import { componentRows } from './controls-of-message.ts'
import { embedView } from './embed.ts'
import { markdown } from './markdown.ts'
import { pathOf } from './picture.ts'

interface Shown {
  home: Home
  theme: Theme
  /** The same author goes on: no name and picture again. */
  isContinued: boolean
  actions: Actions
  nowMs: number
}

/** A message, with its menu behind a button and the right mouse button. */
export function messageView(message: ShownMessage, { home, theme, isContinued, actions, nowMs }: Shown) {
  const { author } = message
  const openAt = (x: number, y: number) => actions.openMenu(message.id, x, y)
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault()
    openAt(event.clientX, event.clientY)
  }
  const onMore = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return
    const { right, bottom } = currentTarget.getBoundingClientRect()
    openAt(right, bottom)
  }
  const classes = [
    'message',
    message.isEphemeral ? 'ephemeral' : '',
    message.mentionsMe ? 'mentioned' : '',
    isContinued ? 'continued' : '',
  ].join(' ')
  return html`<li class=${classes} @contextmenu=${onContextMenu}>
    <discord-message
      author=${author.name}
      avatar=${avatarOf(author)}
      ?bot=${author.bot}
      ?edited=${message.isEdited}
      role-color=${message.colour === 0 ? nothing : legible(message.colour, theme)}
      ?message-body-only=${isContinued}
      timestamp=${sentText(message.sentAt, nowMs)}
    >
      ${replyView(message, home, nowMs)} ${commandView(message)}
      ${
        message.isThinking
          ? html`<span class="thinking">${author.name} is thinking…</span>`
          : html`<span class="markdown">${markdown(message.content, home, nowMs)}</span>`
      }
      ${message.attachments.length > 0 ? attachmentsView(message) : nothing}
      ${message.embeds.map(embed => embedView(embed, home, nowMs))}
      ${componentRows(message, home, actions)}
      ${message.thread ? threadView(message.thread, actions) : nothing}
      ${message.isEphemeral ? privacyView(message, actions) : nothing}
    </discord-message>
    <button
      type="button"
      class="more"
      id=${moreId(message.id)}
      aria-label=${`More about this message of ${author.name}`}
      aria-haspopup="menu"
      @click=${onMore}
    >
      ⋯
    </button>
  </li>`
}

function replyView({ repliesTo }: ShownMessage, home: Home, nowMs: number) {
  if (repliesTo === null) return nothing
  if (repliesTo === 'deleted') return html`<discord-reply slot="reply" deleted></discord-reply>`
  const { author, text } = repliesTo
  return html`<discord-reply
    slot="reply"
    author=${author.name}
    avatar=${avatarOf(author)}
    ?bot=${author.bot}
    ><span class="one-line">${markdown(text, home, nowMs)}</span></discord-reply
  >`
}

function commandView({ answers }: ShownMessage) {
  if (answers === null) return nothing
  return html`<discord-command
    slot="reply"
    author=${answers.user.name}
    avatar=${avatarOf(answers.user)}
    command=${answers.name}
  ></discord-command>`
}

const attachmentsView = ({ attachments }: ShownMessage) =>
  html`<discord-attachments slot="attachments">
    ${attachments.map(({ content_type, url, filename, size, ...file }) =>
      content_type.startsWith('image/')
        ? html`<img
            class="attached-image"
            src=${pathOf(url)}
            alt=${'description' in file ? String(file.description) : ''}
          />`
        : html`<discord-file-attachment
            name=${filename}
            .bytes=${size}
            bytes-unit="bytes"
            href=${pathOf(url)}
          ></discord-file-attachment>`,
    )}
  </discord-attachments>`

const threadView = (thread: NonNullable<ShownMessage['thread']>, actions: Actions) =>
  html`<button slot="thread" type="button" class="thread" @click=${() => actions.go(thread.id)}>
    <span class="thread-name">${thread.name}</span>
    <span>${thread.messages === 1 ? '1 message' : `${thread.messages} messages`} ›</span>
  </button>`

const privacyView = (message: ShownMessage, actions: Actions) =>
  html`<p slot="thread" class="only-you">
    Only you can see this ·
    <button type="button" class="as-link" @click=${() => actions.hide(message.id)}>Dismiss message</button>
  </p>`
