import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMetrics } from '../../src/ops/metrics.ts'
import { startBotInSandbox } from './bot.ts'
import { createPerson } from './sandbox-client.ts'

let bot: Awaited<ReturnType<typeof startBotInSandbox>>
beforeAll(async () => {
  bot = await startBotInSandbox({ settings: () => ({ OPS_PORT: '0' }) })
})
afterAll(() => bot.stop())

const get = async (path: string) => {
  const response = await fetch(`${bot.opsUrl()}${path}`)
  return { status: response.status, text: await response.text() }
}

/** A figure by its name and labels as they stand in the text. */
const figure = async (name: string): Promise<number | undefined> => {
  const { text } = await get('/metrics')
  const line = text.split('\n').find(line => line.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length))
}

describe('who runs the bot', () => {
  it('hears that it is alive, and ready with all that it needs', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok' })
    const { status, text } = await get('/readyz')
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({ ready: true, working: true, store: true, gateway: true })
  })

  it('hears that it is not ready while the gateway is gone, and when it is back', async () => {
    const member = createPerson(bot.url)
    await member.breaks({ kind: 'gateway', action: 'close', code: 4000, resumable: true })
    await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(503))
    expect(JSON.parse((await get('/readyz')).text)).toMatchObject({ ready: false, gateway: false })
    expect(await figure('yumeji_gateway_up{shard="0"}')).toBe(0)
    await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), { timeout: 10_000 })
  })

  it('sees what was asked, how it was answered and how long that took', async () => {
    const member = createPerson(bot.url)
    await member.types('/film Chungking Express')
    await member.types('/film no such film at all')
    await member.types("/ask who sings California Dreamin'?")
    await member.types('/ask what is the capital of France?')
    await member.writes(`<@${bot.botId}> what plays in 2046?`)
    const answers = (name: string, kind = 'command', outcome = 'answered') =>
      figure(`yumeji_interaction_duration_seconds_count{kind="${kind}",name="${name}",outcome="${outcome}"}`)
    await vi.waitFor(async () => expect(await answers('question', 'message')).toBe(1))
    expect(await answers('film')).toBe(2)
    expect(await answers('ask')).toBe(2)
    expect(await figure('yumeji_answers_total{verdict="answered"}')).toBe(2)
    expect(await figure('yumeji_rest_responses_total{method="POST",status="204"}')).toBeGreaterThanOrEqual(4)
    expect(await figure('yumeji_guilds')).toBe(1)
    expect(await figure('yumeji_gateway_up{shard="0"}')).toBe(1)
  })

  it('sees songs of the day, and how late they were', async () => {
    const owner = createPerson(bot.url, 'owner')
    const soon = bot.now().toZonedDateTimeISO('UTC').add({ minutes: 2 })
    const time = soon.toPlainTime().toString({ smallestUnit: 'minute' })
    await owner.types(`/daily setup channel:#general time:${time} timezone:UTC`)
    bot.skip(3 * 60_000)
    await vi.waitFor(async () => expect(await figure('yumeji_daily_days_total{result="posted"}')).toBe(1), {
      timeout: 10_000,
    })
    expect(await figure('yumeji_daily_lateness_seconds_count')).toBe(1)
  })

  it('sees the process itself: event loop, memory', async () => {
    expect(await figure('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    expect(await figure('process_resident_memory_bytes')).toBeGreaterThan(1e7)
  })
})

describe('dashboard and alerts', () => {
  const root = join(import.meta.dirname, '../..')
  it.each(['deploy/grafana-dashboard.json', 'deploy/alerts.yaml'])(
    '%s ask for figures that there are',
    async file => {
      const asked = new Set(
        readFileSync(join(root, file), 'utf8').match(/\b(yumeji|nodejs|process)_[a-z0-9_]+/g),
      )
      expect(asked.size).toBeGreaterThan(3)
      const gauges = { shards: () => new Map(), guilds: () => 0, jobs: async () => ({}) }
      const { text } = await createMetrics(gauges).read()
      const missing = [...asked].filter(
        name => !text.includes(`# HELP ${name.replace(/_(bucket|count|sum)$/, '')} `),
      )
      expect(missing).toEqual([])
    },
  )
})
