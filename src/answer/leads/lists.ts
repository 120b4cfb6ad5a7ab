import { nameOf, refOf } from '../../catalog/entity.ts'
import { namedIn } from '../../catalog/related.ts'
import { explaining, identifying } from '../evidence.ts'
import { and, filmName } from '../sentences.ts'
import { type LeadRule, lead } from './lead.ts'

/** A claim that is so likely to be asked for tells it better than a list. */
const toldByAClaim = 0.4
/** And one whose words fit so well. */
const fittingSoWell = 0.55

/** How likely it must be that something is asked on which the article is silent. */
const surelyAGap = 0.95

const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** "Which films by …?", "How many of his films …?" */
export const filmsByDirector: LeadRule = situation => {
  const { catalog, query, person, film, track } = situation
  const { asked } = query
  if (
    !(asked.list || asked.count) ||
    !asked.about.includes('films') ||
    film.named.length > 0 ||
    track.named.length > 0
  )
    return undefined
  const { learned } = situation.evidence
  if (situation.wants('performer', 'composer', 'track', 'actor')) return undefined
  const [best] = situation.evidence.claims
  const isTold =
    situation.content > 1 &&
    ((learned && learned.likelihood >= toldByAClaim && !identifying.has(learned.claim.relation)) ||
      (best && best.words >= fittingSoWell))
  const why = asked.relations.some(relation => explaining.has(relation))
  if (!asked.count && (isTold || why)) return undefined
  const directors = new Set(catalog.entities('film').map(one => one.director))
  // "Which of Wong's go with Almodóvar's?" asks for no list of either.
  const ofBoth = asked.about.includes('his') && person.named.some(({ id }) => directors.has(id))
  if (ofBoth && situation.content > 1 && !asked.count) return undefined
  const likely = person.likely && person.weight > 0.35 ? [person.likely] : []
  const his = asked.about.includes('his') && situation.hero ? [situation.hero] : []
  const director = [...person.named, ...his, ...likely].find(({ id }) => directors.has(id))
  if (!director) return undefined
  const films = catalog
    .entities('film')
    .filter(one => one.director === director.id)
    .toSorted((a, b) => a.year - b.year)
  return lead(
    situation,
    `${counts[films.length] ?? films.length} films by ${director.name} are named: ${and(films.map(filmName))}.`,
    films,
    // "In which order should I watch his films?" asks for no list.
    { named: true, certain: (situation.evidence.gap?.likelihood ?? 0) < surelyAGap },
  )
}

/** "Which directors did he influence?" */
export const influencedByHim: LeadRule = situation => {
  const { catalog, query, person, film, hero } = situation
  if (
    !query.asked.list ||
    !query.asked.relations.some(relation => relation === 'influenced' || relation === 'praised') ||
    film.named.length > 0 ||
    (person.named.length > 0 && !query.asked.except)
  )
    return undefined
  const claims = catalog.claims.filter(
    ({ relation, sections, about }) =>
      sections !== undefined &&
      hero !== undefined &&
      ((relation === 'influenced' && about[0] === refOf(hero)) ||
        (relation === 'praised' && about[1] === refOf(hero))),
  )
  const excepted = person.named
  const pairs = claims.flatMap(claim => {
    const other = namedIn(catalog, claim, 'person').find(
      one => one.id !== hero?.id && !excepted.includes(one),
    )
    const [work] = namedIn(catalog, claim, 'film')
    return other ? [work ? `${other.name} (${work.title})` : other.name] : []
  })
  if (pairs.length === 0) return undefined
  return {
    text: `The article names ${and(pairs)}.`,
    about: claims.flatMap(({ about }) => about),
    sections: claims[0]?.sections ?? [],
    whole: true,
    named: true,
    certain: true,
  }
}

/** "Where can I read more?" */
export const furtherReading: LeadRule = situation => {
  if (!situation.wants('reading')) return undefined
  const { furtherReading } = situation.catalog.article
  const sites = [...new Set(furtherReading.map(({ url }) => new URL(url).hostname.replace(/^www\./, '')))]
  const text = `The article points on to ${furtherReading.length} pages, on ${and(sites.slice(0, 6))} among others.`
  return lead(situation, text, [], { named: true, certain: true })
}

/** "Who wrote the article?" */
export const author: LeadRule = situation => {
  // "When did it come out, according to the essay?" is no question for the essay.
  const { film, track } = situation
  if (!situation.wants('author') || film.named.length + track.named.length > 0) return undefined
  const { title, byline, publisher, published } = situation.catalog.article
  return lead(situation, `“${title}” is by ${byline}, in ${publisher}, ${published}.`, [], {
    named: true,
    certain: true,
  })
}

/** "Who is …?", "Tell me about …": what is named and nothing else. */
export const whoOrWhat: LeadRule = situation => {
  const { catalog, query, content } = situation
  const [refs, ...others] = query.named
  const { wants, relations, list } = query.asked
  if (
    !refs ||
    others.length > 0 ||
    refs.length > 1 ||
    content > 0 ||
    list ||
    wants.length > 0 ||
    relations.length > 0
  )
    return undefined
  const entity = catalog.findRef(refs[0] ?? '')
  if (!entity) return undefined
  return lead(situation, `${nameOf(entity)}: ${entity.summary}`, [entity], { whole: false })
}
