import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { commands } from '../../commands/index.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { commandJson } from '../../src/bot/command.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { connectionTo, startBotProcess } from '../bot-process.ts'
import { createPerson, only } from '../e2e/sandbox-client.ts'

const requests = z.object({ requests: z.array(z.object({ path: z.string() })) })
const dataDir = () => mkdtempSync(join(tmpdir(), 'secrets-'))

it('a whole session, told in all detail, tells no token', async () => {
  const sandbox = await startSandbox({ port: 0 })
  await registerCommands(
    createRest({ token: sandbox.token, api: sandbox.restUrl }),
    commands.map(commandJson),
  )
  const bot = startBotProcess({
    environment: { ...connectionTo(sandbox), DATA_DIR: dataDir(), LOG_LEVEL: 'trace' },
  })
  await bot.ready
  const person = createPerson(sandbox.url)
  const refused = { action: 'fail', status: 404, code: 10062, message: 'Unknown interaction' } as const
  const callback = { kind: 'rest', route: 'POST /interactions/*/*/callback' } as const

  await person.types('/ask who sings in 2046?')
  const card = only(await person.types('/film 2046'))
  await person.isOffered('/film chunk')
  const [menu] = card.components.flatMap(row => row.components).filter(({ options }) => options.length > 0)
  await person.presses(card, menu?.custom_id ?? '', [menu?.options[0]?.value ?? ''])
  await person.writes(`<@${sandbox.applicationId}> who is Faye Wong?`)
  await person.breaks({ ...callback, ...refused })
  await person.types('/about')
  await person.breaks({ kind: 'gateway', action: 'close', code: 4014, resumable: false })
  await bot.ended
  const paths = requests.parse(await person.requests()).requests.map(({ path }) => path)
  await sandbox.close()

  const tokens = paths.flatMap(path => /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1] ?? [])
  expect(tokens.length).toBeGreaterThan(3)
  expect(bot.output()).toContain('response not delivered')
  for (const secret of [sandbox.token, ...tokens]) expect(bot.output()).not.toContain(secret)
})

it('an address with a password that leads nowhere is refused without the password', async () => {
  const bot = startBotProcess({
    environment: {
      DISCORD_TOKEN: 'b.o.t',
      DATA_DIR: dataDir(),
      STORE_URL: 'redis://name:pass%20word@127.0.0.1:9',
      LOG_LEVEL: 'trace',
    },
  })
  expect(await bot.ended).toBe(1)
  expect(bot.output()).toContain('127.0.0.1:9')
  expect(bot.output()).not.toMatch(/pass(%20| )word/)
})
