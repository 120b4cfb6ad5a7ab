import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GuildState } from '../../src/guilds/guild-state.ts'
import { type Guilds, UnreadableState } from '../../src/guilds/guilds.ts'
import { createGuilds } from '../../src/guilds/keyv-guilds.ts'
import type { Migration } from '../../src/guilds/migrate.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { hasRedis, type RedisServer, startRedis } from '../store/redis.ts'

const guild = '1210000000000000100'
const other = '1210000000000000200'
const state: GuildState = {
  version: 1,
  cycle: { seed: 'a', rounds: 0, played: ['yumejis-theme'], before: [] },
  posts: [],
}
const played = (...played: string[]): GuildState => ({ ...state, cycle: { ...state.cycle, played } })

const file = () => `sqlite://${join(mkdtempSync(join(tmpdir(), 'guilds-')), 'yumeji.sqlite')}`
let redis: Pick<RedisServer, 'url' | 'stop'> | undefined
beforeAll(async () => {
  if (hasRedis) redis = await startRedis()
})
afterAll(() => redis?.stop())

const stores: [name: string, url: () => string][] = [['SQLite', file]]
if (hasRedis) stores.push(['Redis', () => redis?.url ?? ''])

describe.each(stores)('what is kept of servers, in %s', (_, url) => {
  let where: string
  let store: Store
  let guilds: Guilds
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const all = async () => {
    const found = new Map<string, GuildState>()
    for await (const [id, kept] of guilds.all()) found.set(id, kept)
    return found
  }

  beforeAll(async () => {
    where = url()
    store = await openStore(where, pino({ level: 'silent' }))
  })
  afterAll(() => store.close())
  beforeEach(async () => {
    await store.guilds.clear()
    lines.length = 0
    guilds = createGuilds(store.guilds, log)
  })

  it('is nothing at first', async () => {
    expect(await guilds.read(guild)).toBeUndefined()
    expect(await all()).toEqual(new Map())
  })

  it('loses no change where several processes make them at the same time', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openStore(where, log)))
    const all = [guilds, ...others.map(other => createGuilds(other.guilds, log))]
    await guilds.update(guild, () => state)
    const add = (song: string) => (before: GuildState | undefined) =>
      before && { ...before, cycle: { ...before.cycle, played: [...before.cycle.played, song] } }
    await Promise.all(
      all.flatMap((process, n) => [1, 2, 3].map(song => process.update(guild, add(`song-${n}-${song}`)))),
    )
    expect((await guilds.read(guild))?.cycle.played).toHaveLength(1 + 4 * 3)
    await Promise.all(others.map(other => other.close()))
  })

  it('is changed though it was written by hand, in other words', async () => {
    const text = JSON.stringify({ value: { ...state, posts: [], version: 1 } }, undefined, 2)
    await store.guilds.store.set(store.guilds.useKeyPrefix ? `guilds:${guild}` : guild, text)
    await guilds.update(guild, () => played('written'))
    expect(await guilds.read(guild)).toEqual(played('written'))
  })

  it('is read as it was written, of each server', async () => {
    await guilds.update(guild, () => state)
    await guilds.update(other, () => played('quizas'))
    expect(await guilds.read(guild)).toEqual(state)
    expect(await all()).toEqual(
      new Map([
        [guild, state],
        [other, played('quizas')],
      ]),
    )
  })

  it('loses no change when many come at once', async () => {
    await guilds.update(guild, () => played())
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        guilds.update(guild, before => before && played(...before.cycle.played, `song-${n}`)),
      ),
    )
    expect((await guilds.read(guild))?.cycle.played).toHaveLength(30)
  })

  it('stays as it is where a change gives it back, or throws', async () => {
    await guilds.update(guild, () => state)
    expect(await guilds.update(guild, before => before)).toEqual(state)
    await expect(
      guilds.update(guild, () => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await guilds.update(guild, before => before)).toEqual(state)
  })

  it('is forgotten whole', async () => {
    await guilds.update(guild, () => state)
    await guilds.forget(guild)
    expect(await guilds.read(guild)).toBeUndefined()
    expect(await all()).toEqual(new Map())
  })

  describe.each([
    ['of another shape', { ...state, posts: 'none' }],
    ['of a newer version', { ...state, version: 99 }],
    ['of no version', {}],
    ['that is nothing', null],
  ])('that cannot be read: %s', (_, kept) => {
    beforeEach(() => store.guilds.set(guild, kept))

    it('is kept aside once, told of once, and hides no other server', async () => {
      await guilds.update(other, () => state)
      expect([...(await all()).keys()]).toEqual([other])
      await expect(guilds.read(guild)).rejects.toThrow(UnreadableState)
      expect(await store.guilds.get(guild)).toEqual(kept)
      expect(await store.guilds.get(`aside:${guild}:1`)).toEqual(kept)
      expect(lines.map(line => JSON.parse(line))).toMatchObject([{ level: 50, guild }])
      expect(await store.guilds.get(`aside:${guild}:2`)).toBeUndefined()
    })

    it('is kept aside once by two that read it at once', async () => {
      await Promise.allSettled([guilds.read(guild), guilds.read(guild)])
      expect(lines).toHaveLength(1)
    })

    it('leaves nothing where it is forgotten while it is read', async () => {
      await Promise.allSettled([guilds.read(guild), guilds.forget(guild)])
      for (const key of [guild, `aside:${guild}:1`]) expect(await store.guilds.get(key)).toBeUndefined()
    })

    it('is changed by nobody, unless a new state may take its place, and stays aside then', async () => {
      await expect(guilds.update(guild, () => state)).rejects.toThrow(UnreadableState)
      await guilds.update(guild, before => before ?? state, { replaceUnreadable: true })
      expect(await guilds.read(guild)).toEqual(state)
      expect(await store.guilds.get(`aside:${guild}:1`)).toEqual(kept)
      await guilds.forget(guild)
      expect(await store.guilds.get(`aside:${guild}:1`)).toBeUndefined()
    })
  })

  it('that cannot be read again, in another way, is kept aside besides the first', async () => {
    for (const version of [98, 99]) {
      await store.guilds.set(guild, { version })
      await guilds.update(guild, () => state, { replaceUnreadable: true })
    }
    expect(await store.guilds.get(`aside:${guild}:1`)).toEqual({ version: 98 })
    expect(await store.guilds.get(`aside:${guild}:2`)).toEqual({ version: 99 })
    expect(lines).toHaveLength(2)
    await guilds.forget(guild)
    for (const n of [1, 2]) expect(await store.guilds.get(`aside:${guild}:${n}`)).toBeUndefined()
  })

  it('of an older version is brought up to date, one version after the other', async () => {
    const renamed: Migration = {
      from: 0,
      migrate: ({ songs, ...rest }) => ({ ...rest, cycle: { ...state.cycle, played: songs } }),
    }
    const earlier: Migration = { from: -1, migrate: ({ song, ...rest }) => ({ ...rest, songs: [song] }) }
    await store.guilds.set(guild, { version: -1, song: 'perfidia', posts: [] })
    guilds = createGuilds(store.guilds, log, [earlier, renamed])
    expect(await guilds.read(guild)).toEqual(played('perfidia'))
  })
})

it('an entry that is no JSON is kept aside as the text it is', async () => {
  const url = file()
  const store = await openStore(url, pino({ level: 'silent' }))
  const guilds = createGuilds(store.guilds, pino({ level: 'silent' }))
  await guilds.update(guild, () => state)
  const { DatabaseSync } = await import('node:sqlite')
  new DatabaseSync(url.slice('sqlite://'.length)).exec(`UPDATE guilds SET value = '{"value":{"ver'`)
  await expect(guilds.read(guild)).rejects.toThrow(UnreadableState)
  expect(await store.guilds.get(`aside:${guild}:1`)).toBe('{"value":{"ver')
  await store.close()
})

it('a store that fails is not taken for a state that cannot be read', async () => {
  const store = await openStore(file(), pino({ level: 'silent' }))
  const guilds = createGuilds(store.guilds, pino({ level: 'silent' }))
  await store.close()
  await expect(guilds.read(guild)).rejects.not.toThrow(UnreadableState)
})
