import type { Embed } from '../limits/embed.ts'
import { invalidForm } from '../rest/errors.ts'
import type { Attachment } from './model.ts'
import type { World } from './world.ts'

/** https://discord.com/developers/docs/resources/message#attachment-object */
export const attachmentJson = (world: World, channelId: string, attachment: Attachment) => ({
  id: attachment.id,
  filename: attachment.filename,
  size: attachment.bytes.length,
  ...described(attachment),
  ...shown(world, channelId, attachment),
})

const described = ({ description }: Attachment) => (description ? { description } : {})

const shown = (world: World, channelId: string, attachment: Attachment) => {
  const { id, filename, contentType, bytes } = attachment
  const url = `${world.origin}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`
  return { url, proxy_url: url, content_type: contentType, ...pictureSize(bytes) }
}

/** The file at such an address, while its message is there. */
export function findAttachment(world: World, path: string): Attachment | undefined {
  const [, , channelId = '', id = '', filename = ''] = path.split('/')
  for (const message of world.messages.get(channelId)?.values() ?? []) {
    const found = message.attachments.find(attachment => attachment.id === id)
    if (found !== undefined) return encodeURIComponent(found.filename) === filename ? found : undefined
  }
  return undefined
}

/** What a message has once the embeds that ask for `attachment://name` show the files of these names, which are
 * then not listed any more. Throws 50035 where there is no such file: Discord shows a broken picture. */
export function showInEmbeds(
  world: World,
  channelId: string,
  embeds: readonly Embed[],
  attachments: readonly Attachment[],
): { embeds: Embed[]; attachments: Attachment[] } {
  const embedded = new Set<Attachment>()
  const attached = (url: string | undefined, path: (string | number)[]): Attachment | undefined => {
    const name = /^attachment:\/\/(.*)$/.exec(url ?? '')?.[1]
    if (name === undefined) return undefined
    const found = attachments.find(({ filename }) => filename === name)
    if (found === undefined) {
      throw invalidForm({ path, code: 'SANDBOX_NOT_ATTACHED', message: `“${name}” is not attached.` })
    }
    embedded.add(found)
    return found
  }
  const withFiles = embeds.map((embed, n): Embed => {
    const result = { ...embed }
    for (const place of ['image', 'thumbnail'] as const) {
      const found = attached(embed[place]?.url, ['embeds', n, place, 'url'])
      const description = embed[place]?.description ?? found?.description ?? undefined
      if (found) result[place] = { ...shown(world, channelId, found), description }
    }
    for (const place of ['author', 'footer'] as const) {
      const found = attached(embed[place]?.icon_url, ['embeds', n, place, 'icon_url'])
      if (found)
        Object.assign(result, { [place]: { ...embed[place], icon_url: shown(world, channelId, found).url } })
    }
    return result
  })
  const marked = attachments.map(attachment => ({ ...attachment, isEmbedded: embedded.has(attachment) }))
  return { embeds: withFiles, attachments: marked }
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The size of a PNG; nothing for anything else. */
function pictureSize(bytes: Uint8Array): { width?: number; height?: number } {
  if (bytes.length < 24 || signature.some((byte, at) => bytes[at] !== byte)) return {}
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
