import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10'
import type { Answer } from '../answer/answer.ts'
import { clip, limits } from '../bot/limits.ts'
import type { Reply } from '../bot/reply.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import type { Entity } from '../catalog/entity.ts'
import { isOutside } from '../catalog/related.ts'
import type { Ref, Source } from '../catalog/schema.ts'
import { footer, sourceLink } from './cite.ts'
import { colour } from './colour.ts'
import { didYouMean } from './did-you-mean.ts'
import { exampleQuestion } from './example-question.ts'
import { field, tallField } from './field.ts'
import { cardMenu } from './navigation.ts'
import { noteLine } from './notes.ts'

/** How many of the things an answer is about are introduced. */
const introduced = 2

/** The answer first, then what it rests on and a way to the cards; buttons where two readings are equally good. */
export function answerReply(catalog: Catalog, answer: Answer): Reply {
  const entities = found(catalog, answer.entities)
  if (answer.verdict === 'choose') return didYouMean(answer.text, entities)

  const spokenOf = entities.length > 0 ? entities : found(catalog, answer.remembered.query.named.flat())
  const embed: APIEmbed = {
    color: colour(catalog, spokenOf[0]),
    description: clip(answer.text, limits.description),
    fields:
      answer.verdict === 'answered'
        ? [
            ...field('At a glance', entities.slice(0, introduced).map(introduction)),
            ...tallField(
              answer.notes.length > 1 ? "Curator's notes" : "Curator's note",
              answer.notes.map(noteLine),
            ),
            ...outsideField(answer, entities),
          ]
        : field('You could ask', [exampleQuestion(catalog, spokenOf[0])]),
    ...(answer.sections.length > 0 && { footer: footer(catalog, answer.sections) }),
  }
  return { embeds: [embed], components: cardMenu('Open a card…', spokenOf) }
}

const found = (catalog: Catalog, refs: readonly Ref[]): Entity[] =>
  [...new Set(refs)].flatMap(ref => catalog.findRef(ref) ?? [])

const introduction = (entity: Entity): string =>
  `**${displayName(entity)}**${isOutside(entity) ? ' (beyond the article)' : ''}: ${entity.summary}`

/** The sources of what does not come from the article. */
function outsideField({ claims }: Answer, entities: readonly Entity[]): APIEmbedField[] {
  const outside = [...claims, ...entities.slice(0, introduced)].filter(isOutside)
  const best = outside.flatMap(({ sources }): Source[] => sources?.slice(0, 1) ?? [])
  const links = [...new Map(best.map(source => [source.url, sourceLink(source)])).values()]
  return field('Beyond the article', [links.join(' · ')])
}
