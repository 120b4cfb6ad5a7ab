import { spawn } from 'node:child_process'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { choosing, typing, using } from '../../test/interactions.ts'
import { round } from '../figures.ts'
import type { BenchQuestion } from '../question.ts'
import { temporaryFolder } from './temporary-folder.ts'

const perSecond = 500

/** Interactions by HTTP at a steady pace, at the whole bot in production on one core. */
export const httpLoad: BenchQuestion = {
  name: 'http-load',
  title: 'Interactions by HTTP',
  async measure({ quick, progress }) {
    const seconds = quick ? 5 : 30
    progress(`${perSecond} a second for ${seconds} s`)
    const { sent, errors, reasons, latency, busy, resident } = await measureLoad(perSecond, seconds)
    return {
      table: {
        [`${perSecond} interactions a second for ${seconds} s`]: {
          sent,
          errors,
          'p50 ms': round(latency.p50),
          'p95 ms': round(latency.p95),
          'p99 ms': round(latency.p99),
          'most ms': round(latency.max),
          'core busy %': Math.round(busy * 100),
          'resident MB': Math.round(resident / 2 ** 20),
        },
      },
      aims: [{ aim: 'no error', found: String(errors), met: errors === 0 }],
      notes: [
        'Commands, completion, questions and presses, each of somebody else, signed as Discord signs. Milliseconds from the moment an interaction was due to its answer, so that waiting in line counts.',
        ...reasons,
      ],
    }
  },
}

interface LoadFigures {
  readonly sent: number
  /** What was not answered as it should, and why, the first few. */
  readonly errors: number
  readonly reasons: readonly string[]
  /** Milliseconds from the moment an interaction was due to its answer, so that waiting in line counts. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }
  /** Of one core, how much the bot was busy. */
  readonly busy: number
  /** Bytes at the end. */
  readonly resident: number
}

const application = '1100000000000000002'
const token = 'bG9hZA.bench.no-secret-loopback-only'

/** What people do, one after the other. Each asks as somebody else, so that nobody is too fast. */
const mix: readonly ((user: string) => object)[] = [
  user => by(user, using('film', { title: 'Chungking Express' })),
  user => by(user, typing('track', 'title', 'califor')),
  user => by(user, using('ask', { question: "who sings California Dreamin'?" })),
  user => by(user, choosing('open', 'film:2046', user)),
  user => by(user, typing('film', 'title', 'happy')),
  user => by(user, using('track', { title: 'yumejis theme' })),
  user => by(user, using('ask', { question: 'why does the same song keep coming back in the bar?' })),
  user => by(user, using('artist', { name: 'umebayashi' })),
]

const by = (id: string, interaction: { member: object }) => ({
  ...interaction,
  member: { ...interaction.member, user: { id } },
})

/** Sends so many interactions a second for so long to a bot of its own, and gives what came of it. */
async function measureLoad(perSecond: number, seconds: number): Promise<LoadFigures> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const discord = await fakeDiscord(
    publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex'),
  )
  const bot = await startBot(discord)
  try {
    const agent = new Agent({ keepAlive: true, maxSockets: 256 })
    const send = (user: number, interaction: object) =>
      post(bot.httpPort, agent, privateKey, String(10n ** 18n + BigInt(user)), interaction)
    await warmUp(send)
    const before = await bot.figures()
    const began = performance.now()
    const results = await steadily(perSecond, seconds, send)
    const after = await bot.figures()
    const busy = (after.processor - before.processor) / ((performance.now() - began) / 1_000)
    agent.destroy()
    const latencies = results.map(({ ms }) => ms).sort((a, b) => a - b)
    const quantile = (q: number) =>
      latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? 0
    const reasons = results.flatMap(({ error }) => (error ? [error] : []))
    return {
      sent: results.length,
      errors: reasons.length,
      reasons: [...new Set(reasons)].slice(0, 5),
      latency: { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), max: latencies.at(-1) ?? 0 },
      busy,
      resident: after.resident,
    }
  } finally {
    await bot.stop()
    discord.close()
  }
}

interface Sent {
  readonly ms: number
  readonly error?: string
}
type Send = (user: number, interaction: object) => Promise<string | undefined>

/** A process that has just started is slower, as after every deployment; the load balancer sends it little at first. */
async function warmUp(send: Send): Promise<void> {
  for (let n = 0; n < 400; n += 1) await send(n, interactionOf(n))
}

const interactionOf = (n: number): object =>
  (mix[n % mix.length] ?? mix[0])?.(String(10n ** 18n + BigInt(n))) ?? {}

/** Whatever became of those before: each is sent when it is due. */
async function steadily(perSecond: number, seconds: number, send: Send): Promise<Sent[]> {
  const sending: Promise<Sent>[] = []
  const began = performance.now()
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = began + (n * 1_000) / perSecond
    const early = due - performance.now()
    if (early > 1) await wait(early)
    sending.push(
      send(1_000 + n, interactionOf(1_000 + n)).then(
        error => ({ ms: performance.now() - due, ...(error !== undefined && { error }) }),
        (error: unknown) => ({ ms: performance.now() - due, error: String(error) }),
      ),
    )
  }
  return Promise.all(sending)
}

const answerSchema = z.object({
  type: z.number(),
  data: z.object({ content: z.string().optional() }).optional(),
})

/** Sends an interaction as Discord does; gives what is wrong with the answer. */
async function post(
  port: number,
  agent: Agent,
  key: KeyObject,
  id: string,
  interaction: object,
): Promise<string | undefined> {
  const body = JSON.stringify({ ...interaction, id, application_id: application })
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const sent = request({
    port,
    host: '127.0.0.1',
    path: '/interactions',
    method: 'POST',
    agent,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-signature-timestamp': timestamp,
      'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), key).toString('hex'),
    },
  })
  sent.end(body)
  const [response] = await once(sent, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  if (response.statusCode !== 200) return `status ${response.statusCode}`
  const answer = answerSchema.parse(JSON.parse(Buffer.concat(chunks).toString()))
  if (![4, 7, 8].includes(answer.type)) return `answered with type ${answer.type}`
  if (answer.data?.content) return answer.data.content
  return undefined
}

/** Of Discord's API what such a bot asks for at its start. */
async function fakeDiscord(verifyKey: string) {
  const answers: Record<string, object> = {
    '/api/v10/applications/@me': {
      id: application,
      verify_key: verifyKey,
      interactions_endpoint_url: 'https://bot.example/interactions',
    },
    '/api/v10/users/@me/guilds': [],
  }
  const server = createServer((asked, response) => {
    const answer = answers[new URL(asked.url ?? '/', 'http://discord').pathname]
    response
      .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? { message: '404: Not Found', code: 0 }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    api: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api`,
    verifyKey,
    close: () => void server.close(),
  }
}

/** The bot as it runs in production, on the first core alone where the system can do that. */
async function startBot({ api, verifyKey }: { api: string; verifyKey: string }) {
  const command = [process.execPath, 'src/main.ts']
  const [program = '', ...rest] =
    process.platform === 'linux' && availableParallelism() > 1 ? ['taskset', '-c', '0', ...command] : command
  const child = spawn(program, rest, {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      PATH: process.env.PATH ?? '',
      INTERACTIONS: 'http',
      DISCORD_TOKEN: token,
      DISCORD_API: api,
      DISCORD_PUBLIC_KEY: verifyKey,
      DISCORD_APPLICATION_ID: application,
      DATA_DIR: temporaryFolder(),
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: '0',
      OPS_PORT: '0',
    },
  })
  let output = ''
  const exited = once(child, 'exit')
  const ports = new Promise<{ httpPort: number; opsPort: number }>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      const [opsPort, httpPort] = [/"port":(\d+),"msg":"health/, /"port":(\d+),"msg":"interactions/].map(
        line => Number(line.exec(output)?.[1]),
      )
      if (opsPort && httpPort) {
        output = ''
        child.stdout.off('data', read).resume()
        resolve({ httpPort, opsPort })
      }
    }
    child.stdout.on('data', read)
    child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk))
    child.once('exit', code => reject(new Error(`the bot ended with ${code}: ${output}`)))
  })
  const { httpPort, opsPort } = await ports
  return {
    httpPort,
    async figures() {
      const text = await (await fetch(`http://127.0.0.1:${opsPort}/metrics`)).text()
      const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
      return {
        processor: figure('process_cpu_seconds_total'),
        resident: figure('process_resident_memory_bytes'),
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
