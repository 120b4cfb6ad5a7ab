import { MessageFlags } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBotInSandbox } from './bot.ts'
import { createPerson, type Message, only } from './sandbox-client.ts'

let bot: Awaited<ReturnType<typeof startBotInSandbox>>
beforeAll(async () => {
  bot = await startBotInSandbox()
})
afterAll(() => bot.stop())

const member = () => createPerson(bot.url)
const administrator = () => createPerson(bot.url, 'administrator')
const title = (message: Message) => message.embeds[0]?.title
const menuOf = (message: Message) =>
  message.components.flatMap(row => row.components).find(one => one.options.length > 0)
const buttonsOf = (message: Message) =>
  message.components
    .flatMap(row => row.components)
    .filter(one => one.label !== undefined && one.custom_id !== undefined)
const isPrivate = (message: Message) => (message.flags & MessageFlags.Ephemeral) !== 0

describe('somebody types a command', () => {
  it.each([
    ['/film Chungking Express', 'Chungking Express (1994)'],
    ['/film 重慶森林', 'Chungking Express (1994)'],
    ['/film 重庆森林', 'Chungking Express (1994)'],
    ['/film chunking expres', 'Chungking Express (1994)'],
    ['/film ITMFL', 'In the Mood for Love (2000)'],
    ['/track yumejis theme', "Yumeji's Theme"],
    ['/artist umebayashi', 'Shigeru Umebayashi'],
    ['/theme nostalgia', 'Nostalgia and memory'],
    ['/about', 'Yumeji'],
  ])('%s → %s', async (text, expected) => {
    const message = only(await member().types(text))
    expect(title(message)).toContain(expected)
    expect(isPrivate(message)).toBe(false)
  })

  it('in a direct message and as a user-installed app all the same', async () => {
    expect(title(only(await member().types('/film 2046', { guild: 'dm' })))).toContain('2046')
  })

  it('with private: true only they see the card', async () => {
    const message = only(await member().types('/film title:Happy Together private:true'))
    expect(title(message)).toContain('Happy Together (1997)')
    expect(isPrivate(message)).toBe(true)
  })

  it('and is told the film apart from the song of the same name by the command', async () => {
    expect(title(only(await member().types('/track Happy Together')))).toBe('Happy Together')
    expect(title(only(await member().types('/film Happy Together')))).toContain('(1997)')
  })

  it('that Discord does not know, and hears so at once', async () => {
    expect(await member().types('/lyrics Perfidia')).toMatchObject({
      messages: [],
      error: expect.any(String),
    })
  })
})

describe('while somebody types', () => {
  it("an empty option offers the article's six films first", async () => {
    const offered = await member().isOffered('/film ')
    const six = [
      'Days of Being Wild',
      'Chungking Express',
      'Fallen Angels',
      'Happy Together',
      'In the Mood for Love',
      '2046',
    ]
    for (const film of six) expect(offered.slice(0, 6).join('\n')).toContain(film)
    expect(offered.length).toBeLessThanOrEqual(25)
  })

  it('the choices follow, and what is chosen by its shown name is understood', async () => {
    const [first] = await member().isOffered('/film chunk')
    expect(first).toContain('Chungking Express')
    expect(title(only(await member().types(`/film ${first}`)))).toBe('Chungking Express (1994)')
  })
})

describe('moving about from a card', () => {
  it('a choice in the menu puts the next card in place of the first', async () => {
    const film = only(await member().types('/film Chungking Express'))
    const menu = menuOf(film)
    const track = menu?.options.find(({ value }) => value === 'track:things-in-life')
    expect(track).toBeDefined()
    const next = only(await member().presses(film, menu?.custom_id ?? '', ['track:things-in-life']))
    expect(next.id).toBe(film.id)
    expect(title(next)).toBe('Things in Life')
    expect(next.embeds).toHaveLength(1)
  })

  it('still works after a restart', async () => {
    const film = only(await member().types('/film Fallen Angels'))
    await bot.restart()
    const next = only(await member().presses(film, menuOf(film)?.custom_id ?? '', ['person:frankie-chan']))
    expect(title(next)).toBe('Frankie Chan')
  })

  it('by somebody else gives them a copy that only they see, and leaves the card', async () => {
    const film = only(await member().types('/film Days of Being Wild'))
    const copy = only(await administrator().presses(film, menuOf(film)?.custom_id ?? '', ['track:perfidia']))
    expect(copy.id).not.toBe(film.id)
    expect(title(copy)).toBe('Perfidia')
    expect(isPrivate(copy)).toBe(true)
  })
})

describe('a name that is not known', () => {
  it('gets a private question, whose buttons answer in one tap', async () => {
    const question = only(await member().types('/film Chungking Mansions Story'))
    expect(isPrivate(question)).toBe(true)
    expect(question.content).toContain('“Chungking Mansions Story”')
    const [button] = buttonsOf(question)
    const card = only(await member().presses(question, button?.custom_id ?? ''))
    expect(card.content).toBe('')
    expect(title(card)).toBe(button?.label)
  })
})

describe('wrong input', () => {
  it.each([
    ['nothing but spaces', '   '],
    ['6,000 characters', 'x'.repeat(6_000)],
    ['control characters', 'a\u0000b\u001fc\u200e\u202ed'],
    ['right-to-left text', 'في مزاج الحب'],
    ['markdown and links', '**bold** [x](https://example.org) # ~~||`'],
    ['a mention of everyone', '@everyone <@&1> <@123>'],
    ['emoji and lone surrogates', '🎬🎵\ud83c'],
  ])('%s gets a valid private reply that pings nobody', async (_, typed) => {
    const answer = await member().types(`/film title:${typed}`)
    if (answer.error) return expect(answer.error).toMatch(/title|required|fill/i)
    const message = only(answer)
    expect(isPrivate(message)).toBe(true)
    expect(message.content.length + message.embeds.length).toBeGreaterThan(0)
    expect(message.content.length).toBeLessThan(400)
    expect(message.mention_everyone).toBe(false)
    expect(message.mentions).toEqual([])
  })
})
