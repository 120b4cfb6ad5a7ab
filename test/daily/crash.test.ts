import { describe, expect, it } from 'vitest'
import { settled } from './fake-clock.ts'
import {
  channelIdOf,
  createTown,
  guildIdOf,
  openTown,
  type Process,
  readyTown,
  roleId,
  wishes,
} from './town.ts'

type Ready = Awaited<ReturnType<typeof readyTown>>

/** All of it is there, once, and known. */
function expectOnePost({ posts, state, discord }: Ready, day = '2026-11-24') {
  expect(posts()).toHaveLength(1)
  expect(discord.messages).toHaveLength(1)
  const [post] = posts()
  expect(post).toMatchObject({ roleId, thread: post?.text, crossposted: true })
  expect(state()).toMatchObject({
    settledDay: day,
    last: { day, result: 'posted' },
    posts: [{ day, trackId: post?.text, messageId: post?.id }],
    cycle: { played: [post?.text] },
  })
  expect(state().claim).toBeUndefined()
  expect(state().unfinished).toBeUndefined()
}

/** How many effects a process has until the song is out and all is done. */
async function effectsOfADay(): Promise<number> {
  const town = await readyTown()
  const daily = town.boot()
  await daily.start()
  await town.clock.until('2026-11-24T08:10:00Z')
  expectOnePost(town)
  return daily.effects()
}

/** Lives until it is killed at that effect, or its time is over. */
async function live(town: Ready, diesAfter: number, until: string): Promise<Process> {
  const daily = town.boot({ diesAfter })
  void daily.start()
  await town.clock.until(until)
  return daily
}

const effects = await effectsOfADay()
const points = Array.from({ length: effects }, (_, index) => index + 1)

describe(`a process is killed after any of its effects, of which a post takes ${effects}`, () => {
  it.each([
    ['a second', '2026-11-24T08:00:01Z'],
    ['four minutes', '2026-11-24T08:04:00Z'],
    ['an hour, when Discord has forgotten the nonce', '2026-11-24T09:00:00Z'],
  ])('restarted after %s it posts once, and misses nothing', async (_, restart) => {
    for (const point of points) {
      const town = await readyTown()
      const killed = await live(town, point, restart)
      expect(killed.isDead()).toBe(true)
      await town.boot().start()
      await town.clock.pass({ minutes: 10 })
      expectOnePost(town)
    }
  })

  it('twice, at any two of them', async () => {
    for (const first of points)
      for (const second of points) {
        const town = await readyTown()
        await live(town, first, '2026-11-24T08:00:01Z')
        const killed = await live(town, second, '2026-11-24T08:20:00Z')
        killed.kill()
        await town.boot().start()
        await town.clock.pass({ minutes: 10 })
        expectOnePost(town)
      }
  })

  it('at each of them in turn, getting one further each time, with the answer to every post lost', async () => {
    const town = await readyTown()
    town.discord.fault = name => (name === 'post' ? 'lost' : undefined)
    let minutes = 0
    for (const point of points) {
      minutes += 10
      const until = Temporal.Instant.from('2026-11-24T08:00:00Z').add({ minutes })
      const daily = await live(town, point, until.toString())
      daily.kill()
    }
    await town.boot().start()
    await town.clock.pass({ minutes: 10 })
    expectOnePost(town)
  })

  it('while another process works on the same server', async () => {
    for (const point of points) {
      const town = await readyTown()
      void town.boot({ diesAfter: point }).start()
      void town.boot().start()
      await town.clock.until('2026-11-24T08:30:00Z')
      expectOnePost(town)
    }
  })

  it('or of another that is slower, so that they find each other at any point of it', async () => {
    for (let slowness = 1; slowness < effects; slowness += 1) {
      const town = await readyTown()
      void town.boot({ slowness: 1 }).start()
      void town.boot({ slowness }).start()
      await settled(100)
      await town.clock.until('2026-11-24T08:00:00Z')
      await settled(300)
      expectOnePost(town)
      await town.clock.pass({ minutes: 10 })
      expectOnePost(town)
    }
  })

  it('and a skip that came at the same time does not hide what went out', async () => {
    const town = await readyTown()
    await live(town, 5, '2026-11-24T08:00:01Z')
    expect(town.state().claim).toBeDefined()
    town.disk.set(guildIdOf(0), JSON.stringify({ ...town.state(), skip: '2026-11-24' }))
    await town.boot().start()
    await town.clock.pass({ minutes: 10 })
    expectOnePost(town)
  })

  it('and only comes back when the day’s song is too late: what went out is known, what did not is not posted', async () => {
    for (const point of points) {
      const town = await readyTown()
      await live(town, point, '2026-11-24T15:00:00Z')
      const before = town.posts().length
      await town.boot().start()
      await town.clock.pass({ minutes: 1 })
      expect(town.posts()).toHaveLength(before)
      expect(town.state()).toMatchObject({
        settledDay: '2026-11-24',
        last: { result: before === 1 ? 'posted' : expect.stringMatching(/^(failed|missed)$/) },
      })
      expect(town.state().posts).toHaveLength(before)
      expect(town.state().claim).toBeUndefined()
    }
  })

  it('where the bot may not read the channel, still once if it comes back within minutes', async () => {
    for (const point of points) {
      const town = await readyTown()
      town.discord.channels.get(channelIdOf(0))?.permissions.delete('ReadMessageHistory')
      await live(town, point, '2026-11-24T08:03:00Z')
      await town.boot().start()
      await town.clock.pass({ minutes: 10 })
      expectOnePost(town)
    }
  })
})

describe('a process is killed in the middle of something else', () => {
  /** Does the same with a process that dies after each effect in turn, until one gets through. */
  async function atEachEffect(run: (diesAfter: number) => Promise<{ died: boolean }>): Promise<void> {
    for (let point = 1; point < 60; point += 1) if (!(await run(point)).died) return
    throw new Error('it never got through')
  }

  it('setting up: all of it is kept, or nothing', () =>
    atEachEffect(async diesAfter => {
      const town = createTown()
      const daily = town.boot({ diesAfter })
      void daily.setUp(guildIdOf(0), wishes(), roleId)
      await town.clock.pass({ seconds: 1 })
      if (town.disk.size > 0) expect(town.state().schedule).toMatchObject({ time: '09:00', setUpBy: roleId })
      return { died: daily.isDead() }
    }))

  it('posting by hand: asked again it posts, and no song twice', () =>
    atEachEffect(async diesAfter => {
      const town = await openTown()
      const daily = town.boot({ diesAfter })
      void daily.postNow(town.guildId)
      await town.clock.pass({ minutes: 8 })
      const again = await town.boot().postNow(town.guildId)
      expect(again).toMatchObject({ done: true })
      const played = town.extras().map(({ text }) => text)
      expect(new Set(played).size).toBe(played.length)
      expect(town.state().posts.map(({ trackId }) => trackId)).toEqual(played)
      expect(town.state().extraClaim).toBeUndefined()
      return { died: daily.isDead() }
    }))

  it('pausing for trouble: an administrator is told once, nothing is lost, and the song comes when it is mended', () =>
    atEachEffect(async diesAfter => {
      const town = await readyTown()
      const channel = town.discord.channels.get(channelIdOf(0))
      channel?.permissions.delete('SendMessages')
      const daily = await live(town, diesAfter, '2026-11-24T08:01:00Z')
      const died = daily.isDead()
      daily.kill()
      const alive = town.boot()
      await alive.start()
      await town.clock.pass({ minutes: 1 })
      expect(town.discord.told).toHaveLength(1)
      expect(town.state()).toMatchObject({
        schedule: { time: '09:00' },
        pause: { by: 'trouble', told: true },
      })
      channel?.permissions.add('SendMessages')
      alive.recheck(guildIdOf(0))
      await town.clock.pass({ minutes: 1 })
      expect(town.state().pause).toBeUndefined()
      expectOnePost(town)
      return { died }
    }))

  it('losing its permission when the song is out already and the answer lost: it does not come twice', () =>
    atEachEffect(async diesAfter => {
      const town = await readyTown()
      const channel = town.discord.channels.get(channelIdOf(0))
      town.discord.fault = name => {
        if (name !== 'post') return undefined
        queueMicrotask(() => channel?.permissions.delete('ViewChannel'))
        return 'lost'
      }
      const daily = await live(town, diesAfter, '2026-11-24T08:20:00Z')
      town.discord.fault = () => undefined
      channel?.permissions.add('ViewChannel')
      const died = daily.isDead()
      daily.kill()
      const alive = town.boot()
      await alive.start()
      alive.recheck(guildIdOf(0))
      await town.clock.pass({ minutes: 20 })
      expectOnePost(town)
      return { died }
    }))
})
