import fc from 'fast-check'
import Keyv from 'keyv'
import { pino } from 'pino'
import { expect } from 'vitest'
import { createAnswerer } from '../../src/answer/answerer.ts'
import { customId, customIdLimit, parseCustomId } from '../../src/bot/custom-id.ts'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { CatalogError, loadCatalog } from '../../src/catalog/load.ts'
import { createConversations } from '../../src/conversations/conversations.ts'
import type { GuildState } from '../../src/guilds/guild-state.ts'
import { UnreadableState } from '../../src/guilds/guilds.ts'
import { createGuilds } from '../../src/guilds/keyv-guilds.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createAbusedBot, expectFit, expectFitMessage } from './abused-bot.ts'
import { anyCustomId, anyInteraction, anyMessage, botId, damaged, replaced } from './arbitraries.ts'
import { type Property, property } from './property.ts'

const silent = pino({ level: 'silent' })
const guildId = '1100000000000000003'
const state: GuildState = {
  version: 1,
  schedule: {
    channelId: '1100000000000000005',
    time: '09:00',
    timeZone: 'Asia/Hong_Kong',
    days: [1, 5],
    thread: false,
    crosspost: false,
    since: '2026-11-24T12:00:00Z',
  },
  cycle: { seed: 'a', rounds: 0, played: ['yumejis-theme'], before: [] },
  posts: [],
}

/** Of what people send: each takes a moment only, however much it is. */
export const ofPeople: readonly Property[] = [
  property(
    'an interaction in the shape of Discord’s gets a response that it takes, and no apology',
    anyInteraction,
    async () => {
      const { dispatch, errors } = await createAbusedBot()
      return async payload => {
        expectFit(await dispatch(payload).response)
        expect(errors.splice(0)).toEqual([])
      }
    },
  ),
  property(
    'whatever comes as an interaction gets a response that Discord takes',
    damaged(anyInteraction),
    async () => {
      const { dispatch } = await createAbusedBot()
      return async payload => expectFit(await dispatch(payload).response)
    },
  ),
  property('a message to the bot gets a reply that Discord takes, and no apology', anyMessage, async () => {
    const { dispatchMessage, errors } = await createAbusedBot()
    return async message => {
      const answer = await dispatchMessage(message, botId)
      if (answer) expectFitMessage(answer.reply)
      expect(errors.splice(0)).toEqual([])
    }
  }),
  property(
    'whatever comes as a message gets no reply or one that Discord takes',
    damaged(anyMessage),
    async () => {
      const { dispatchMessage } = await createAbusedBot()
      return async message => {
        const answer = await dispatchMessage(message, botId)
        if (answer) expectFitMessage(answer.reply)
      }
    },
  ),
  property(
    'a custom id is read as it was written, or not written at all',
    anyCustomId,
    async () => async id => {
      const { component, payload } = parseCustomId(id)
      const canBeWritten = id.length <= customIdLimit && (payload !== '' || !id.includes(':'))
      if (canBeWritten) expect(customId(component, payload)).toBe(id)
      else expect(id.length > customIdLimit || payload === '').toBe(true)
    },
  ),
]

/** Of what lies on the disk. */
export const ofFiles: readonly Property[] = [
  property('a data file is understood, or every mistake in it told', anyDataFile(), async () => {
    const files = readCatalogFiles('data')
    return async ({ at, text }) => {
      const place = at % files.length
      try {
        loadCatalog(files.map((file, n) => (n === place ? { ...file, text } : file)))
      } catch (error) {
        if (!(error instanceof CatalogError)) throw error
        expect(error.problems.length).toBeGreaterThan(0)
      }
    }
  }),
  property('what is stored of a server is understood, or kept aside', stored(state), async () => {
    const { guilds: keyv } = await openStore('sqlite://:memory:', silent)
    return async kept => {
      await keyv.clear()
      await keyv.set(guildId, kept)
      const guilds = createGuilds(keyv, silent)
      try {
        await guilds.read(guildId)
      } catch (error) {
        if (!(error instanceof UnreadableState)) throw error
        expect(await keyv.get(`aside:${guildId}:1`)).toEqual(await keyv.get(guildId))
      }
    }
  }),
  property(
    'what is stored of a conversation is understood, or as if it were not there',
    fc.jsonValue(),
    async () => {
      const kept = new Map<string, string>()
      const keyv = new Keyv({ store: kept })
      const asked = { userId: '1', channelId: '2', questionId: '3' }
      const conversations = createConversations(keyv, silent)
      const answer = createAnswerer(loadCatalog(readCatalogFiles('data')))
      const { remembered } = answer('Who sings in Chungking Express?')
      await conversations.remember(asked, remembered)
      const keys = [...kept.keys()]
      return async json => {
        for (const key of keys) kept.set(key, JSON.stringify({ value: json }))
        const recalled = await conversations.recall({ userId: '1', channelId: '2' })
        answer('and why?', recalled)
        await conversations.remember(asked, remembered)
        await conversations.forget('1')
      }
    },
  ),
]

/** A file of the catalog, by its place among them, as anything but what it was. */
function anyDataFile(): fc.Arbitrary<{ at: number; text: string }> {
  const files = readCatalogFiles('data')
  const changed = fc.tuple(fc.nat(files.length - 1), fc.nat(), fc.jsonValue()).map(([at, place, other]) => ({
    at,
    text: JSON.stringify(replaced(JSON.parse(files[at]?.text ?? 'null'), place, other)),
  }))
  const cut = fc.tuple(fc.nat(files.length - 1), fc.nat()).map(([at, length]) => {
    const text = files[at]?.text ?? ''
    return { at, text: text.slice(0, length % text.length) }
  })
  const other = fc
    .tuple(fc.nat(files.length - 1), fc.oneof(fc.json(), fc.string()))
    .map(([at, text]) => ({ at, text }))
  return fc.oneof(changed, cut, other)
}

/** What may be found where a state was kept. */
function stored(whole: object): fc.Arbitrary<unknown> {
  const changed = fc.tuple(fc.nat(), fc.jsonValue()).map(([at, other]) => replaced(whole, at, other))
  return fc.oneof(
    changed,
    fc.jsonValue().filter(json => json !== null),
  )
}
