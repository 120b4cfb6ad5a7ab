import { clip } from '../bot/limits.ts'
import type { CardText } from './card-text.ts'
import { colourName } from './palette.ts'

/** Discord's limit: https://discord.com/developers/docs/resources/message#attachment-object */
const longest = 1024

/** A song card in words, for those who do not see it: what it says, and how it looks. */
export function description({ title, chinese, credits, films, sign, colour }: CardText): string {
  const says = [
    `Song of the day: “${title}”${chinese ? ` ${chinese.traditional}` : ''}`,
    ...credits,
    ...films.map(({ title, year }) => `In ${title} (${year})`),
  ].join('. ')
  const looks = `. White italics on a dark wall, lit by a neon sign in ${colourName(colour)} that reads ${sign.traditional}.`
  return `${clip(says, longest - looks.length)}${looks}`
}
