import { html, type TemplateResult } from 'lit'
import type { Home } from '../../../live/home.ts'
import { type Mark, readMarkdown } from '../markdown.ts'
import { guildHere } from '../suggestions.ts'
import { timestampText } from '../timestamps.ts'

type Shown = TemplateResult | string | readonly Shown[]

/** A text with Discord's markdown. What is typed or sent ends up as text or as an address of the web, never as markup. */
export function markdown(text: string, home: Home, nowMs: number): Shown {
  const all = (marks: readonly Mark[]): Shown => marks.map(shown)

  const shown = (mark: Mark): Shown => {
    switch (mark.kind) {
      case 'text':
        return mark.text
      case 'code':
        return html`<code>${mark.text}</code>`
      case 'block':
        return html`<pre tabindex="0"><code>${mark.text}</code></pre>`
      case 'break':
        return html`<br />`
      case 'strong':
        return html`<strong>${all(mark.inside)}</strong>`
      case 'emphasis':
        return html`<em>${all(mark.inside)}</em>`
      case 'underline':
        return html`<u>${all(mark.inside)}</u>`
      case 'strike':
        return html`<s>${all(mark.inside)}</s>`
      case 'spoiler':
        return html`<details class="spoiler"><summary>Spoiler</summary>${all(mark.inside)}</details>`
      case 'heading':
        return html`<p class=${`heading heading-${mark.level}`}>${all(mark.inside)}</p>`
      case 'paragraph':
        return html`<p>${all(mark.inside)}</p>`
      case 'subtext':
        return html`<p class="subtext">${all(mark.inside)}</p>`
      case 'quote':
        return html`<blockquote>${all(mark.inside)}</blockquote>`
      case 'list':
        return mark.start === undefined
          ? html`<ul>${all(mark.inside)}</ul>`
          : html`<ol start=${mark.start}>${all(mark.inside)}</ol>`
      case 'item':
        return html`<li>${all(mark.inside)}</li>`
      case 'link':
        return isWebAddress(mark.url)
          ? html`<a href=${mark.url} target="_blank" rel="noopener noreferrer">${all(mark.inside)}</a>`
          : html`${all(mark.inside)}`
      case 'timestamp':
        return timestamp(mark.seconds, mark.style, nowMs)
      case 'command':
        return mention('slash', mark.name)
      case 'everyone':
        return mention('user', mark.text.slice(1))
      case 'user':
      case 'role':
      case 'channel':
        return mention(mark.kind, nameOf(home, mark.kind, mark.id))
    }
  }
  return all(readMarkdown(text))
}

const mention = (type: 'user' | 'role' | 'channel' | 'slash', name: string) =>
  html`<discord-mention type=${type}>${name}</discord-mention>`

/** `javascript:` and the like are no places to go to. */
const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url)

function timestamp(seconds: number, style: string, nowMs: number): Shown {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return `<t:${seconds}>`
  const text = timestampText(seconds, style, nowMs)
  const title = timestampText(seconds, 'F', nowMs)
  return html`<time datetime=${date.toISOString()} title=${title}>${text}</time>`
}

function nameOf(home: Home, kind: 'user' | 'role' | 'channel', id: string): string {
  const guild = guildHere(home)
  const known = {
    user: [...(guild?.members ?? []), ...home.people, home.application],
    role: guild?.roles ?? [],
    channel: guild?.channels ?? [],
  }
  return known[kind].find(entry => entry.id === id)?.name ?? `unknown-${kind}`
}
