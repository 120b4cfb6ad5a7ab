import { MessageFlags } from 'discord-api-types/v10'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { startBotInSandbox } from './bot.ts'
import { createPerson, type Message, only } from './sandbox-client.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let bot: Awaited<ReturnType<typeof startBotInSandbox>>
beforeEach(async () => {
  bot = await startBotInSandbox()
})
afterEach(() => bot.stop())

const owner = () => createPerson(bot.url, 'owner')
const say = async (text: string) => only(await owner().types(text))
const fieldOf = (message: Message, name: string) =>
  message.embeds[0]?.fields.find(field => field.name === name)?.value ?? ''

/** In a little while, by the clock of the bot. */
const soon = (minutes = 2) =>
  bot.now().toZonedDateTimeISO('UTC').add({ minutes }).toPlainTime().toString({ smallestUnit: 'minute' })
const setUp = (more = '') => say(`/daily setup channel:#music time:${soon()} timezone:UTC ${more}`)

const songsIn = async (channel: string) =>
  (await owner().sees(channel)).filter(({ embeds }) => embeds[0]?.author?.name === 'Song of the day')
/** Waits until so many songs have been posted in a channel. */
const songs = (channel: string, count: number) =>
  vi.waitFor(
    async () => {
      const posted = await songsIn(channel)
      expect(posted).toHaveLength(count)
      return posted
    },
    { timeout: 20_000, interval: 50 },
  )
/** Waits until the status says so. */
const statusSays = (text: string) =>
  vi.waitFor(
    async () => {
      const status = await say('/daily status')
      expect(JSON.stringify(status.embeds)).toContain(text)
      return status
    },
    { timeout: 20_000, interval: 100 },
  )

describe('the song of the day', () => {
  it('is set up, comes at its time with its picture, and another one the next day', async () => {
    const saved = await setUp()
    expect(saved.content).toBe('Saved.')
    expect(saved.flags & MessageFlags.Ephemeral).not.toBe(0)
    expect(saved.embeds[0]?.description).toContain(`<#${seedIds.music}>, every day at`)
    expect(fieldOf(saved, 'Check')).toContain('✅')
    expect(fieldOf(saved, 'Next')).toMatch(/<t:\d+:F>, <t:\d+:R>/)
    const preview = await say('/daily preview')

    bot.skip(3 * minute)
    const [first] = await songs(seedIds.music, 1)
    expect(first?.embeds[0]?.title).toBe(preview.embeds[0]?.title)
    expect((await fetch(first?.embeds[0]?.image?.url ?? '')).headers.get('content-type')).toBe('image/png')
    expect(first?.components.flatMap(row => row.components).map(({ label }) => label)).toContain('Spotify')
    expect(first?.mention_roles).toEqual([])

    // Of today it has become, for everybody who asks.
    const today = only(await createPerson(bot.url).types('/song today'))
    expect(today.embeds[0]?.title).toBe(first?.embeds[0]?.title)
    const status = await statusSays('was posted on')
    expect(fieldOf(status, 'Last')).toContain(`/${seedIds.music}/${first?.id})`)

    bot.skip(day)
    const [, second] = await songs(seedIds.music, 2)
    expect(second?.embeds[0]?.title).not.toBe(first?.embeds[0]?.title)
  }, 60_000)

  it('comes with a mention, a thread, and published, where that is wanted', async () => {
    await say(
      `/daily setup channel:#announcements time:${soon()} timezone:UTC role:@Film lovers thread:true crosspost:true`,
    )
    bot.skip(3 * minute)
    const [song] = await songs(seedIds.announcements, 1)
    expect(song?.mention_roles).toEqual([seedIds.filmLoversRole])
    await vi.waitFor(
      async () => {
        const [posted] = await songsIn(seedIds.announcements)
        expect(posted?.thread?.name).toContain('🎵')
        expect((posted?.flags ?? 0) & MessageFlags.Crossposted).not.toBe(0)
      },
      { timeout: 10_000 },
    )
  }, 40_000)

  it('survives a restart, and what was missed meanwhile comes late rather than never', async () => {
    await setUp()
    await bot.restart(() => bot.skip(hour))
    await songs(seedIds.music, 1)
    await bot.restart(() => bot.skip(minute))
    await statusSays('was posted on')
    expect(await songsIn(seedIds.music)).toHaveLength(1)
  }, 60_000)

  it('is skipped, paused and taken up again', async () => {
    await setUp()
    expect(fieldOf(await say('/daily skip'), 'Next')).toContain('is left out')
    bot.skip(3 * minute)
    await statusSays('was left out, as you asked')
    expect((await say('/daily pause')).embeds[0]?.title).toContain('paused')
    bot.skip(day)
    await statusSays(`By <@${seedIds.owner}>`)
    expect((await say('/daily resume')).embeds[0]?.title).toContain('is on')
    expect(await songsIn(seedIds.music)).toEqual([])
    bot.skip(day)
    await songs(seedIds.music, 1)
  }, 60_000)

  it('comes at once where somebody wants it so, once, and as planned all the same', async () => {
    await setUp()
    const [one, other] = await Promise.all([owner().types('/daily post'), owner().types('/daily post')])
    const told = [only(one).content, only(other).content].sort()
    expect(told[0]).toMatch(/^A song (was posted a moment ago|is being posted this very moment)/)
    expect(told[1]).toMatch(/^Posted: https:\/\/discord.com/)
    const extra = (await owner().sees(seedIds.music)).map(({ embeds }) => embeds[0])
    expect(extra.map(embed => embed?.author?.name)).toEqual(['A song in between'])
    bot.skip(3 * minute)
    const [song] = await songs(seedIds.music, 1)
    expect(song?.embeds[0]?.title).not.toBe(extra[0]?.title)
  }, 40_000)

  it('ends, and is told so', async () => {
    await setUp()
    expect((await say('/daily off')).content).toContain('no song of the day here any more')
    expect((await say('/daily status')).content).toContain('`/daily setup`')
    bot.skip(day)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await songsIn(seedIds.music)).toEqual([])
  }, 40_000)
})

describe('where something is in the way', () => {
  it('nothing is saved, and it is said what to do', async () => {
    const refused = await say(`/daily setup channel:#rules time:9:00 timezone:UTC`)
    expect(refused.content).toContain('Nothing was saved')
    expect(refused.content).toContain('**Send Messages**')
    expect((await say('/daily setup channel:#staff time:9:00 timezone:UTC')).content).toContain(
      'View Channel',
    )
    expect(
      (await say('/daily setup channel:#music time:9:00 timezone:UTC crosspost:true')).content,
    ).toContain('announcement channels')
    expect(
      (await say('/daily setup channel:#music time:9:00 timezone:UTC role:@Moderator')).content,
    ).toContain('Mention')
    expect((await say('/daily status')).content).toContain('There is no song of the day here yet')
  }, 40_000)

  it.each([
    ['time:later timezone:UTC', '**time**'],
    ['time:9:00 timezone:Atlantis', '**timezone**'],
    ['time:9:00 timezone:UTC days:someday', '**days**'],
    ['time:9:00 timezone:UTC role:@everyone', '**role**'],
  ])('of a setup with %s, it is said what is not understood', async (options, named) => {
    expect((await say(`/daily setup channel:#music ${options}`)).content).toContain(named)
  })

  it('a deleted channel pauses it and its author is told once; another channel, and it goes on', async () => {
    await setUp()
    await owner().changes({ change: 'delete channel', channel: 'music' })
    bot.skip(3 * minute)
    const status = await statusSays('The song of the day is paused')
    expect(fieldOf(status, 'Paused')).toBe(
      'The channel is not there any more. Choose another with `/daily setup`, and it goes on.',
    )
    await vi.waitFor(async () => expect(await owner().isTold()).toHaveLength(1), { timeout: 10_000 })
    expect((await owner().isTold())[0]).toContain('Choose another channel with `/daily setup`')
    bot.skip(day)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(await owner().isTold()).toHaveLength(1)

    const mended = await say(`/daily setup channel:#general time:${soon()} timezone:UTC`)
    expect(mended.embeds[0]?.title).toContain('is on')
    bot.skip(3 * minute)
    await songs(seedIds.general, 1)
  }, 60_000)

  it('lost permission pauses it, and it goes on by itself when that is back', async () => {
    await setUp()
    await owner().changes({ change: 'direct messages', user: 'owner', open: false })
    await owner().changes({
      change: 'overwrite',
      channel: 'music',
      role: '@everyone',
      deny: ['SendMessages'],
    })
    bot.skip(3 * minute)
    await statusSays('Send Messages')
    // Its author cannot be written to, so the server is told.
    await vi.waitFor(
      async () =>
        expect((await owner().sees(seedIds.general)).map(({ content }) => content).join()).toContain(
          'The song of the day cannot be posted',
        ),
      { timeout: 10_000 },
    )
    await owner().changes({ change: 'overwrite', channel: 'music', role: '@everyone' })
    await vi.waitFor(
      async () => {
        bot.skip(10_000)
        expect(await songsIn(seedIds.music)).toHaveLength(1)
      },
      { timeout: 20_000, interval: 200 },
    )
    expect((await say('/daily status')).embeds[0]?.title).toContain('is on')
  }, 60_000)

  it('an outage of the server deletes nothing, leaving it deletes all', async () => {
    await setUp()
    await owner().breaks({ kind: 'guild', action: 'unavailable', guild: seedIds.guild })
    await owner().breaks({ kind: 'guild', action: 'available', guild: seedIds.guild })
    expect((await say('/daily status')).embeds[0]?.title).toContain('is on')
    await owner().breaks({ kind: 'guild', action: 'remove', guild: seedIds.guild })
    await vi.waitFor(() => expect(JSON.stringify(bot.log())).toContain('server forgotten'))
    await owner().changes({ change: 'bot joins', guild: seedIds.guild })
    await vi.waitFor(async () =>
      expect((await say('/daily status')).content).toContain('There is no song of the day here yet'),
    )
  }, 40_000)
})

describe('/privacy', () => {
  it('says what is kept, and deletes it: of a server for who may manage it', async () => {
    await setUp()
    const [told] = (await say('/privacy')).embeds
    expect(JSON.stringify(told)).toContain('/privacy delete')
    const member = only(await createPerson(bot.url).types('/privacy delete'))
    expect(member.components).toEqual([])
    await say('/daily pause')
    const asked = await say('/privacy delete')
    expect(fieldOf(await say('/daily status'), 'Paused')).toContain('By an administrator')
    const [button] = asked.components.flatMap(row => row.components)
    const done = only(await owner().presses(asked, button?.custom_id ?? ''))
    expect(done.content).toContain('deleted')
    expect((await say('/daily status')).content).toContain('There is no song of the day here yet')
  }, 40_000)
})
