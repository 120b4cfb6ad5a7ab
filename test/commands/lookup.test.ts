import { MessageFlags } from 'discord-api-types/v10'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customIdLimit } from '../../src/bot/custom-id.ts'
import { violations } from '../../src/bot/limits.ts'
import { refOf } from '../../src/catalog/entity.ts'
import { entityKinds } from '../../src/catalog/schema.ts'
import { card } from '../../src/embeds/card.ts'
import { catalog, choose, componentsOf, fieldOf, offered, press, run } from './run.ts'

const commandFor = { film: 'film', track: 'track', person: 'artist', theme: 'theme' } as const
const optionOf = { film: 'title', track: 'title', artist: 'name', theme: 'name' } as const
const lookups = Object.keys(optionOf) as (keyof typeof optionOf)[]

describe('/film', () => {
  it('shows title, Chinese title, director, score, tracks with performers, themes and sections', async () => {
    const reply = await run('film', { title: '重慶森林' })
    const embed = reply.embeds?.[0]
    expect(embed?.title).toBe('Chungking Express (1994)')
    expect(embed?.description).toContain('重慶森林 · 重庆森林')
    expect(embed?.description).toContain('Directed by **Wong Kar Wai**')
    expect(embed?.description).toContain('**Frankie Chan**')
    expect(fieldOf(reply, 'What plays')).toMatch(/\*\*Things in Life\*\* by Dennis Brown\n.+ §3\.1/)
    expect(fieldOf(reply, 'Themes')).toContain('Urban isolation')
    expect(embed?.footer?.text).toContain('§3.1 Chungking Express')
  })

  it('sets apart what other sources add, each with a link', async () => {
    const beyond = fieldOf(await run('film', { title: 'Chungking Express' }), 'Beyond the article')
    expect(beyond).toMatch(/\*\*Dreams · 夢中人\*\*\. Faye Wong.+ \(\[.+\]\(https?:/)
    expect(beyond).toContain('Roel A. García')
  })

  it('shows the notes that are always to be shown', async () => {
    const reply = await run('film', { title: 'Fallen Angels' })
    expect(fieldOf(reply, "Curator's notes")).toMatch(/\*\*Correction\.\*\* .*Galasso/)
  })

  it('has a good card for a film the article only mentions', async () => {
    const reply = await run('film', { title: 'Lost in Translation' })
    expect(reply.embeds?.[0]?.description).toContain('Directed by **Sofia Coppola**')
    expect(fieldOf(reply, 'Also said of it')).toContain('Chungking Express')
  })
})

describe('/track', () => {
  it('shows performer, film, use, meaning, notes with sources, and where to listen without a key', async () => {
    const reply = await run('track', { title: 'happy together' })
    const embed = reply.embeds?.[0]
    expect(embed?.description).toContain('Credited by the article to **The Turtles**')
    expect(embed?.description).toContain('In **Happy Together (1997)**')
    expect(fieldOf(reply, 'What it means')).toMatch(/§3\.4/)
    expect(fieldOf(reply, "Curator's note")).toMatch(/Danny Chung.*\(\[.+\]\(http/)
    const links = componentsOf(reply)
    expect(links.map(link => ('url' in link ? new URL(link.url).hostname : undefined))).toEqual(
      expect.arrayContaining(['open.spotify.com', 'www.youtube.com', 'music.apple.com']),
    )
  })

  it('says when no performer, or no film, is named', async () => {
    expect((await run('track', { title: '忘不了' })).embeds?.[0]?.description).toContain(
      'No performer is named',
    )
    expect((await run('track', { title: 'karmacoma' })).embeds?.[0]?.description).toContain(
      'The film is not named',
    )
  })

  it('marks a track from outside the article as such', async () => {
    const reply = await run('track', { title: 'Speak My Language' })
    expect(reply.embeds?.[0]?.footer?.text).toContain('Not in the article')
  })
})

describe('/artist and /theme', () => {
  it('an artist shows their tracks and what is said of them', async () => {
    const reply = await run('artist', { name: 'cugat' })
    expect(fieldOf(reply, 'Tracks')).toMatch(/\*\*Perfidia\*\* in Days of Being Wild/)
    expect(fieldOf(reply, 'Tracks')).toContain('(beyond the article)')
  })

  it('a theme shows what is said of it and where it is found', async () => {
    const reply = await run('theme', { name: 'nostalgia' })
    expect(fieldOf(reply, 'What the article says')).toContain('time machine')
    expect(fieldOf(reply, 'In these films')).toContain('In the Mood for Love')
  })
})

describe('names that do not fit exactly', () => {
  it('a near one is answered, and the reply says what it was taken for', async () => {
    const reply = await run('film', { title: 'chunking expres' })
    expect(reply.content).toContain('**Chungking Express (1994)**')
    expect(reply.embeds?.[0]?.title).toBe('Chungking Express (1994)')
  })

  it('an unknown one gets a private question with at most three buttons, each of which answers', async () => {
    const reply = await run('film', { title: 'As Tears Go By' })
    expect(reply.flags).toBe(MessageFlags.Ephemeral)
    expect(reply.embeds).toBeUndefined()
    const buttons = componentsOf(reply)
    expect(buttons.length).toBeGreaterThan(0)
    expect(buttons.length).toBeLessThanOrEqual(3)
    for (const button of buttons) {
      const card = await press('custom_id' in button ? button.custom_id : '')
      expect(card.embeds?.[0]?.title).toBe('label' in button ? button.label : '')
    }
  })

  it('the name of something else is offered as what it is', async () => {
    const reply = await run('film', { title: 'Perfidia' })
    expect(reply.content).toContain('but I have this')
    expect(componentsOf(reply).map(one => ('label' in one ? one.label : ''))).toEqual(['Perfidia'])
  })

  it('a choice is understood by its value, its shown name, or a reference', async () => {
    const [name = ''] = await offered('track', 'title', 'quizas')
    for (const title of [name, 'quizas-quizas-quizas', 'track:quizas-quizas-quizas'])
      expect((await run('track', { title })).embeds?.[0]?.title).toBe('Quizás, Quizás, Quizás')
  })

  it('a card that is gone from the catalog is refused with what to do instead', async () => {
    expect(await choose('open', 'film:the-grandmaster')).toMatchObject({
      content: expect.stringContaining('Try /film'),
      flags: MessageFlags.Ephemeral,
    })
  })
})

describe('whatever there is and whatever somebody types', () => {
  const everything = entityKinds.flatMap(kind => catalog.entities(kind))

  it.each(everything.map(entity => [refOf(entity), entity] as const))(
    'the card of %s is within limits',
    (_, entity) => {
      expect(violations(card(catalog, entity))).toEqual([])
    },
  )

  it.each(everything.map(entity => [refOf(entity), entity] as const))(
    '%s is found by its own name',
    async (_, entity) => {
      const name = entity.kind === 'person' ? entity.name : entity.title
      const command = commandFor[entity.kind]
      const reply = await run(command, { [optionOf[command]]: name })
      const labels = componentsOf(reply).map(one => ('label' in one ? one.label : ''))
      const titles = [reply.embeds?.[0]?.title, ...labels]
      expect(titles.join('\n')).toContain(name)
    },
  )

  it('ids are short enough for a custom_id', () => {
    for (const entity of everything) expect(`open:${refOf(entity)}`.length).toBeLessThanOrEqual(customIdLimit)
  })

  it('any text in any option gets a valid reply that pings nobody', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6_000 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('@everyone', '<@1>', '``` ** __', '[x](https://example.org)', '\u202e\u0000', ' ', ''),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lookups), anyText, fc.boolean(), async (command, typed, hidden) => {
        const reply = await run(command, { [optionOf[command]]: typed, private: hidden })
        expect(violations(reply)).toEqual([])
        expect(reply.allowed_mentions).toEqual({ parse: [] })
        expect(reply.content ?? '').not.toContain('c0ffee')
        expect(reply.content ?? '').not.toMatch(/(?<!\\)<@|(?<!\\)@everyone/)
        if (hidden) expect(reply.flags).toBe(MessageFlags.Ephemeral)
        const choices = await offered(command, optionOf[command], typed)
        expect(choices.length).toBeLessThanOrEqual(25)
        for (const choice of choices) expect(choice.length).toBeLessThanOrEqual(100)
      }),
      { numRuns: 300 },
    )
  })
})

describe('/about', () => {
  it('says what it knows, where from, how to ask, and what it keeps', async () => {
    const reply = await run('about')
    expect(violations(reply)).toEqual([])
    expect(fieldOf(reply, 'What I know')).toContain('**14** films')
    expect(fieldOf(reply, 'Where it comes from')).toContain('j7xi8kk')
    expect(fieldOf(reply, 'How to ask')).toContain('/film')
    expect(fieldOf(reply, 'Privacy')).not.toBe('')
  })
})
