import * as z from 'zod'
import { percentile, round } from '../figures.ts'
import type { BenchQuestion } from '../question.ts'
import { processorMs, startMinimal, startYumeji } from './bots.ts'
import { startMeasuredSandbox } from './interactions.ts'

const text = '/film 2046'
const callbacks = z.object({
  requests: z.array(z.object({ route: z.string().nullable(), body: z.unknown() })),
})
const callback = z.object({ data: z.looseObject({}) })

export const overhead: BenchQuestion = {
  name: 'overhead',
  title: 'Interaction overhead',
  async measure({ quick, progress }) {
    const ours = await startMeasuredSandbox()
    const theirs = await startMeasuredSandbox()
    const yumeji = startYumeji(ours.sandbox)
    await yumeji.ready
    const minimal = startMinimal(theirs.sandbox, await replyOf(ours))
    await minimal.ready
    const sides = [
      { name: 'Yumeji', bot: yumeji, use: ours.use },
      { name: 'minimal discord.js bot', bot: minimal, use: theirs.use },
    ].map(side => ({ ...side, ...nothingYet() }))

    for (const { use } of sides) await use(text, 300, 4)
    const rounds = quick ? 6 : 60
    for (let n = 0; n < rounds; n++) {
      if (n % 10 === 0) progress(`round ${n + 1} of ${rounds}`)
      // In turn, and each first as often as the other, so that what else the machine does befalls both alike.
      for (const side of n % 2 === 0 ? sides : sides.toReversed()) {
        side.alone.push(...(await side.use(text, 50, 1)))
        const before = await processorMs(side.bot)
        const began = performance.now()
        side.together.push(...(await side.use(text, 100, 20)))
        side.busyMs += performance.now() - began
        side.processorMs += (await processorMs(side.bot)) - before
      }
    }
    for (const { bot } of sides) await bot.stop()
    await Promise.all([ours.sandbox.close(), theirs.sandbox.close()])

    const rows = sides.map(({ name, alone, together, processorMs, busyMs }) => ({
      name,
      p50: percentile(alone, 0.5),
      p99: percentile(alone, 0.99),
      perSecond: (1000 * together.length) / busyMs,
      processorMs: processorMs / together.length,
    }))
    const [own, peer] = rows
    if (!own || !peer) throw new Error('nothing was measured')
    const ratio = (figure: 'p50' | 'p99') => own[figure] / peer[figure]
    return {
      table: Object.fromEntries(
        rows.map(({ name, p50, p99, perSecond, processorMs }) => [
          name,
          {
            'p50 ms': round(p50),
            'p99 ms': round(p99),
            'interactions a second, 20 at once': Math.round(perSecond),
            'processor ms an interaction': round(processorMs),
          },
        ]),
      ),
      aims: (['p50', 'p99'] as const).map(figure => ({
        aim: `${figure} within 1.15 times that of the minimal bot`,
        found: `${ratio(figure).toFixed(2)} times`,
        met: ratio(figure) <= 1.15,
      })),
      notes: [
        `${text}, from the moment the interaction leaves the sandbox until the answer is in; the minimal bot answers with the same card, as a constant.`,
        'A card is composed and checked when it is first asked for, and then sent again as it is: the catalog never changes. Beside that ours resolves the name, checks what comes in, writes a line of log and sees to the three seconds; discord.js makes objects of what comes in, and brings into shape what goes out.',
      ],
    }
  },
}

const nothingYet = (): { alone: number[]; together: number[]; processorMs: number; busyMs: number } => ({
  alone: [],
  together: [],
  processorMs: 0,
  busyMs: 0,
})

/** The card itself, as our bot sends it. */
async function replyOf({ sandbox, use }: Awaited<ReturnType<typeof startMeasuredSandbox>>): Promise<object> {
  await use(text, 1, 1)
  const { requests } = callbacks.parse(await (await fetch(`${sandbox.url}/sandbox/requests`)).json())
  const sent = requests.findLast(({ route }) => route?.includes('callback'))
  return callback.parse(sent?.body).data
}
