import { html, nothing } from 'lit'
import type { Embed } from '../../../limits/embed.ts'
import type { Home } from '../../../live/home.ts'
import { sentText } from '../timestamps.ts'
import { markdown } from './markdown.ts'
import { pathOf } from './picture.ts'

/** An embed as a message shows it. Pictures are those that came with the message: nothing is loaded from elsewhere. */
export function embedView(embed: Embed, home: Home, nowMs: number) {
  const { title, description, url, color, author, footer, timestamp, image, thumbnail } = embed
  const colour = typeof color === 'number' ? `#${color.toString(16).padStart(6, '0')}` : undefined
  const picture = ownPicture(image)
  return html`<discord-embed
    slot="embeds"
    color=${colour ?? nothing}
    embed-title=${title ?? nothing}
    url=${url ?? nothing}
    author-name=${author?.name ?? nothing}
    author-url=${author?.url ?? nothing}
    thumbnail=${ownPicture(thumbnail)?.path ?? nothing}
  >
    ${
      description
        ? html`<discord-embed-description slot="description" class="markdown"
            >${markdown(description, home, nowMs)}</discord-embed-description
          >`
        : nothing
    }
    ${embed.fields?.length ? fieldsView(embed.fields, home, nowMs) : nothing}
    ${
      picture === undefined
        ? nothing
        : html`<img
            slot="footer"
            class="embed-image"
            src=${picture.path}
            alt=${picture.description}
            width=${picture.width ?? nothing}
            height=${picture.height ?? nothing}
          />`
    }
    ${
      footer || timestamp
        ? html`<discord-embed-footer
            slot="footer"
            timestamp=${timestamp ? sentText(Date.parse(timestamp), nowMs) : nothing}
            >${footer?.text ?? ''}</discord-embed-footer
          >`
        : nothing
    }
  </discord-embed>`
}

type Fields = NonNullable<Embed['fields']>

function fieldsView(fields: Fields, home: Home, nowMs: number) {
  return html`<discord-embed-fields slot="fields">
    ${fields.map(
      (field, n) =>
        html`<discord-embed-field
          class="markdown"
          field-title=${field.name}
          ?inline=${field.inline}
          inline-index=${field.inline ? inlineIndex(fields, n) : nothing}
          >${markdown(field.value, home, nowMs)}</discord-embed-field
        >`,
    )}
  </discord-embed-fields>`
}

/** Which column: inline fields that follow each other share rows of three. */
function inlineIndex(fields: Fields, n: number): number {
  const before = fields.slice(0, n).findLastIndex(({ inline }) => !inline)
  return ((n - before - 1) % 3) + 1
}

function ownPicture(picture: Embed['image']) {
  // Only a file of the sandbox has the address of a proxy.
  if (!picture || !('proxy_url' in picture)) return undefined
  const size = (value: unknown) => (typeof value === 'number' ? value : undefined)
  return {
    path: pathOf(picture.url),
    description: picture.description ?? '',
    width: 'width' in picture ? size(picture.width) : undefined,
    height: 'height' in picture ? size(picture.height) : undefined,
  }
}
