import { createAnswerer } from '../../src/answer/answerer.ts'
import type { Remembered } from '../../src/answer/follow-up.ts'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { judge, type Question } from '../../test/questions/judge.ts'
import { percent, percentile, round } from '../figures.ts'
import type { BenchQuestion } from '../question.ts'
import { readQuestionFiles } from './question-files.ts'
import { searchEngines } from './search-engines.ts'

/** What came of one question: an answer, or none. `score` says how sure a search was of it. */
interface Answered {
  readonly question: Question
  readonly answer: string | undefined
  readonly score: number
  readonly ms: number
}
type Answerer = (question: Question) => Pick<Answered, 'answer' | 'score'>

const read = (heldOut: boolean) => readQuestionFiles({ heldOut }).flatMap(({ questions }) => questions)

export const questions: BenchQuestion = {
  name: 'questions',
  title: 'Questions',
  async measure({ quick, progress }) {
    const engines = answerers()
    const sets = { known: read(false), 'held out': read(true) }
    const all = Object.values(sets).flat()
    const answered = new Map(Object.keys(engines).map(name => [name, new Map<Question, Answered>()]))
    const rounds = quick ? 1 : 5
    for (let round = 1; round <= rounds; round++) {
      progress(`${all.length} questions, round ${round} of ${rounds}`)
      // In turn, so that what else the machine does befalls all alike; the fastest of the rounds counts.
      for (const question of all)
        for (const [name, engine] of Object.entries(engines)) {
          const results = answered.get(name)
          const started = performance.now()
          const answer = engine(question)
          const ms = performance.now() - started
          results?.set(question, { question, ...answer, ms: Math.min(ms, results.get(question)?.ms ?? ms) })
        }
    }

    const shares: { name: string; known: number; heldOut: number; perSecond: number }[] = []
    const table = Object.fromEntries(
      [...answered].map(([name, results]) => {
        const of = (set: readonly Question[]) => set.flatMap(question => results.get(question) ?? [])
        const [known, heldOut] = [of(sets.known), of(sets['held out'])]
        const cutOff = name === ours ? Number.NEGATIVE_INFINITY : bestCutOff(known)
        const times = [...results.values()].map(({ ms }) => ms)
        const perSecond = (1000 * times.length) / times.reduce((sum, ms) => sum + ms, 0)
        const right = (results: readonly Answered[]) => results.filter(one => isRight(one, cutOff)).length
        shares.push({
          name,
          known: right(known) / known.length,
          heldOut: right(heldOut) / heldOut.length,
          perSecond,
        })
        const unanswerable = known.filter(({ question }) => question.answerable === false)
        return [
          name,
          {
            [`right of ${known.length} known %`]: percent(right(known), known.length),
            [`right of ${heldOut.length} held out %`]: percent(right(heldOut), heldOut.length),
            'unanswerable refused %': percent(right(unanswerable), unanswerable.length),
            'p50 ms': round(percentile(times, 0.5)),
            'p99 ms': round(percentile(times, 0.99)),
            'questions a second': Math.round(perSecond),
          },
        ]
      }),
    )
    const own = shares.find(({ name }) => name === ours)
    const best = Math.max(...shares.filter(({ name }) => name !== ours).map(({ heldOut }) => heldOut))
    const show = (share: number) => `${(100 * share).toFixed(1)} %`
    return {
      table,
      aims: own
        ? [
            {
              aim: 'more right than any search, of questions that nothing was tuned on',
              found: `${show(own.heldOut)}, the best search ${show(best)}`,
              met: own.heldOut > best,
            },
          ]
        : [],
      notes: [
        'The sets of `test/questions/`, judged as there. A search refuses what fits worse than the score that suits it best, chosen on the known questions.',
        'One process on one core; a question after another comes to a search together with that.',
      ],
    }
  },
}

const ours = 'Yumeji'

function answerers(): Record<string, Answerer> {
  const catalog = loadCatalog(readCatalogFiles('data'))
  const answerer = createAnswerer(catalog)
  // The question before was answered before, so that it takes no time now.
  const remembered = new Map<string, Remembered>()
  const rememberedOf = (after: string): Remembered => {
    const known = remembered.get(after) ?? answerer(after).remembered
    remembered.set(after, known)
    return known
  }
  return {
    [ours]: ({ q, after }) => {
      const { verdict, text } = answerer(q, after ? rememberedOf(after) : undefined)
      return { answer: verdict === 'answered' ? text : undefined, score: 0 }
    },
    ...Object.fromEntries(
      Object.entries(searchEngines(catalog)).map(([name, search]) => [
        name,
        ({ q, after }: Question) => {
          const hit = search(after ? `${after} ${q}` : q)
          return { answer: hit?.says, score: hit?.score ?? 0 }
        },
      ]),
    ),
  }
}

function isRight({ question, answer, score }: Answered, cutOff: number): boolean {
  const answered = answer !== undefined && score >= cutOff
  return judge(question, { answered, answer: answered ? answer : '' }) === 'right'
}

/** The score below which to refuse, so that most are right. */
function bestCutOff(results: readonly Answered[]): number {
  const right = (cutOff: number) => results.filter(one => isRight(one, cutOff)).length
  const scores = [...new Set(results.map(({ score }) => score))]
  return scores.reduce((best, score) => (right(score) > right(best) ? score : best), 0)
}
