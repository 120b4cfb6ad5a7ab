import type { APIEmbed } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import { isOutside } from '../catalog/related.ts'
import { colour } from './colour.ts'
import { field } from './field.ts'

/** What the bot knows, where it has that from, how to ask, and what it keeps. */
export function aboutEmbed(catalog: Catalog, servers?: number): APIEmbed {
  const { article } = catalog
  const inArticle = <E extends { sections?: unknown }>(entities: readonly E[]) =>
    entities.filter(entity => !isOutside(entity)).length
  const tracks = catalog.entities('track')

  return {
    title: 'Yumeji',
    color: colour(catalog),
    description:
      "I answer questions about the music of Wong Kar Wai's films: what plays, who made it, where it is heard and what it does there.",
    fields: [
      ...field('What I know', [
        `One article, taken apart: **${inArticle(catalog.entities('film'))}** films, **${inArticle(tracks)}** tracks, **${inArticle(catalog.entities('person'))}** people, **${catalog.entities('theme').length}** themes and techniques.`,
        `Checked against other sources: **${catalog.notes.length}** curator's notes and **${tracks.filter(isOutside).length}** more tracks, always marked as beyond the article.`,
      ]),
      ...field('Where it comes from', [
        `[${article.title}](${article.url}) by ${article.byline}, ${article.publisher}, ${article.published}. I say it in my own words and cite the section: §3.1 is section 3.1.`,
      ]),
      ...field('How to ask', [
        '**/ask** and a question in your own words: what plays in the bar in Chungking Express?',
        'Or **@ me** in a channel, write to me directly, or use *Apps → Ask Yumeji* on a message. Go on with “and who wrote it?”, or reply to my answer.',
        'To look something up:',
        '**/film** Chungking Express · 重慶森林 · ITMFL',
        "**/track** Yumeji's Theme",
        '**/artist** Shigeru Umebayashi',
        '**/theme** nostalgia',
        '**/song today** is the song of the day; **/daily setup** brings one to a server every day.',
        'Spelling need not be perfect. Add **private: True** and only you see the answer.',
      ]),
      ...field('Privacy', [
        'I read the commands you give me and the messages that mention me, reply to me or are written to me, and keep as little as works. **/privacy** says what, and deletes it.',
      ]),
      ...field(
        'Further reading',
        article.furtherReading.slice(0, 5).map(({ title, url }) => `[${title}](${url})`),
      ),
    ],
    ...(servers !== undefined &&
      servers > 1 && { footer: { text: `In about ${servers.toLocaleString('en-GB')} servers` } }),
  }
}
