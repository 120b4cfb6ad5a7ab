import type { Evidence, Query } from './evidence.ts'
import { contentOf } from './terms.ts'

export interface Decision {
  /** The article is silent on what is asked. */
  readonly silent: boolean
  /** Whether it is known what it is silent about. */
  readonly gap: boolean
  /** Whether a claim fits well enough to answer with, though nothing is named. */
  readonly sure: boolean
  /** How many words of the question say what it is about, besides names. */
  readonly content: number
  readonly because: string
}

/** Where to stop guessing; chosen by `npm run eval` on the questions that are not held out. */
const enough = {
  /** A claim's score, in a short question and in a long one, whose words no claim can cover. */
  claim: 0.3,
  claimInLong: 0.2,
  /** In a short question that names nothing and asks for nothing in particular. */
  claimAlone: 0.38,
  /** And by how much it must then be ahead of what the article is silent about. */
  aloneAhead: 0.06,
  longFrom: 5,
  /** And by how much it must then be ahead of what the article is silent about. */
  longAhead: 0.04,
  /** How much of a question's words must be in a claim, where there are any besides names. */
  words: 0.1,
  /** A claim's words, where the question names something that no line has. */
  stranger: 0.75,
  gap: 0.25,
  /** What being about something named adds to a claim's words, at most, against a gap, which is about nothing. */
  namedAdds: 0.12,
  /** How much likelier than a gap a claim must have been learned to be meant, so that the rest does not matter. */
  learned: 0.4,
  learnedOfStranger: 0.9,
  /** And a gap, so that no claim stands against it. */
  learnedGap: 0.6,
  /** How much better a gap must fit than any claim. */
  gapAhead: 0.02,
}

export function decide(
  { terms, named, asked, strange }: Query,
  { claims, gap, learned }: Evidence,
): Decision {
  const content = contentOf(terms).length
  const plain = (learned?.likelihood ?? 0) - (gap?.likelihood ?? 0)
  if (plain >= (strange ? enough.learnedOfStranger : enough.learned))
    return { silent: false, gap: false, sure: true, content, because: 'a claim is asked for like this' }
  // That a claim is about what is named says nothing while none of the other words are in it.
  const fits = claims.filter(({ words }) => words > enough.words || content === 0)
  const best = Math.max(
    0,
    ...fits.slice(0, 5).map(({ words, score }) => Math.min(score, words + enough.namedAdds)),
  )
  const learnedGap = gap !== undefined && gap.likelihood >= enough.learnedGap
  const fitsBetter = content > 0 && gap && gap.words > enough.gap && gap.words > best + enough.gapAhead
  if (learnedGap || fitsBetter)
    return {
      silent: true,
      gap: true,
      sure: false,
      content,
      because: `fits the gap ${gap?.gap.id} better than any claim`,
    }
  if (strange && best < enough.stranger)
    return {
      silent: true,
      gap: false,
      sure: false,
      content,
      because: 'it names something that the article does not',
    }
  const anchored = named.length + asked.wants.length + asked.relations.length > 0
  const guess = content < 2 && !anchored
  const top = fits[0]?.score ?? 0
  const ahead = top - (gap?.words ?? 0)
  const short = anchored || content > 3 ? enough.claim : enough.claimAlone
  const threshold = content >= enough.longFrom && ahead >= enough.longAhead ? enough.claimInLong : short
  const adrift = !anchored && ahead < enough.aloneAhead
  const sure = (named.length > 0 && content === 0) || (!guess && !adrift && top >= threshold)
  return {
    silent: false,
    gap: false,
    sure,
    content,
    because: sure ? 'a claim fits' : 'no claim fits well enough',
  }
}
