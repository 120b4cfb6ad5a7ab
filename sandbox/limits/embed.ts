import { z } from 'zod'
import { list, maybe, problem, text, url } from './form.ts'

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const web = url(['http', 'https'])
const picture = z.object({ url: url(['http', 'https', 'attachment']), description: maybe(text(0, 4096)) })
const iconUrl = maybe(url(['http', 'https', 'attachment']))

const timestamp = z.string().superRefine((value, context) => {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value))) return
  problem(context, [], 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`)
})

const field = z.object({
  name: text(1, 256),
  value: text(1, 1024),
  inline: z
    .boolean()
    .nullish()
    .transform(inline => inline ?? false),
})

const embed = z
  .object({
    title: maybe(text(0, 256)),
    description: maybe(text(0, 4096)),
    url: maybe(web),
    timestamp: maybe(timestamp),
    color: maybe(z.int().min(0).max(0xffffff)),
    footer: maybe(z.object({ text: text(1, 2048), icon_url: iconUrl })),
    image: maybe(picture),
    thumbnail: maybe(picture),
    author: maybe(z.object({ name: text(1, 256), url: maybe(web), icon_url: iconUrl })),
    fields: maybe(list(field, 0, 25)),
  })
  .superRefine((value, context) => {
    const shown = [value.title, value.description, value.footer, value.image, value.thumbnail, value.author]
    if (shown.some(Boolean) || (value.fields?.length ?? 0) > 0) return
    problem(context, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required')
  })
  .transform(value => ({ type: 'rich' as const, ...value }))

export type Embed = z.infer<typeof embed>

const sizeOf = (value: Embed): number =>
  (value.title?.length ?? 0) +
  (value.description?.length ?? 0) +
  (value.footer?.text.length ?? 0) +
  (value.author?.name.length ?? 0) +
  (value.fields ?? []).reduce((sum, entry) => sum + entry.name.length + entry.value.length, 0)

/** At most ten embeds with at most 6,000 characters together. */
export const embeds = list(embed, 0, 10).superRefine((value, context) => {
  const size = value.reduce((sum, entry) => sum + sizeOf(entry), 0)
  if (size > 6000) {
    problem(context, [], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  }
})
