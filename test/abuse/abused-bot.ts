import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIApplicationCommandOptionChoice, InteractionResponseType } from 'discord-api-types/v10'
import { expect } from 'vitest'
import { commands } from '../../commands/index.ts'
import { limits, violations } from '../../src/bot/limits.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { Response } from '../../src/bot/response.ts'
import { buildBot, processEffects } from '../../src/build.ts'
import type { Channels } from '../../src/daily/channels.ts'
import { createLog } from '../../src/ops/log.ts'
import { blindObserver } from '../../src/ops/observer.ts'
import { everyPermission } from '../daily/fake-discord.ts'

/** A Discord where everything may be done. */
const channels: Channels = {
  post: async () => ({ messageId: '1100000000000000099' }),
  findPosted: async () => undefined,
  openThread: async () => {},
  crosspost: async () => {},
  access: async () => ({
    state: 'visible',
    kind: 'text',
    permissions: new Set(everyPermission),
    role: () => ({ exists: true, mentionable: true }),
  }),
  tellUser: async () => {},
  tellServer: async () => true,
  isMember: async () => true,
  isBudgetLow: () => false,
}

/** The whole bot without a door, and what it holds to be an error. */
export async function createAbusedBot() {
  const errors: string[] = []
  const log = createLog({
    level: 'error',
    secrets: [],
    destination: { write: line => void errors.push(line) },
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'abuse-'))
  const bot = await buildBot(
    {
      catalogDir: 'data',
      dataDir,
      storeUrl: 'sqlite://:memory:',
      queueUrl: undefined,
      shards: undefined,
    },
    {
      channels,
      serverCount: async () => undefined,
      log,
      observer: blindObserver,
      commands,
      effects: processEffects,
    },
  )
  return { ...bot, errors }
}

/** Fails where Discord would refuse something in the response, or it would ping somebody. */
export function expectFit(response: Response): void {
  switch (response.type) {
    case InteractionResponseType.ChannelMessageWithSource:
    case InteractionResponseType.UpdateMessage:
      expectFitMessage(response.data ?? {})
      break
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      expectFitChoices(response.data.choices ?? [])
      break
    default:
      expect(response).toEqual({ type: InteractionResponseType.Pong })
  }
}

export function expectFitMessage(reply: Reply): void {
  expect(violations(reply)).toEqual([])
  expect(reply.allowed_mentions).toEqual({ parse: [] })
}

function expectFitChoices(choices: readonly APIApplicationCommandOptionChoice[]): void {
  expect(choices.length).toBeLessThanOrEqual(limits.choices)
  for (const { name, value } of choices)
    for (const text of [name, String(value)]) {
      expect(text.length).toBeGreaterThan(0)
      expect(text.length).toBeLessThanOrEqual(limits.choiceText)
    }
}
