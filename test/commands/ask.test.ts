import { MessageFlags } from 'discord-api-types/v10'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { violations } from '../../src/bot/limits.ts'
import { catalog, componentsOf, fieldOf, run, runOn } from './run.ts'

const ask = (question: string) => run('ask', { question })
const answerIn = (reply: Awaited<ReturnType<typeof ask>>) =>
  reply.embeds?.[0]?.description ?? reply.content ?? ''
const menuOf = (reply: Awaited<ReturnType<typeof ask>>) =>
  componentsOf(reply).flatMap(component => ('options' in component ? (component.options ?? []) : []))

describe('an answer', () => {
  it('comes first, then what it is about, the notes that apply, the section, and a menu to the cards', async () => {
    const reply = await ask('Who sings Happy Together in the film Happy Together?')
    expect(answerIn(reply)).toContain('The Turtles')
    expect(fieldOf(reply, 'At a glance').split('\n').length).toBeLessThanOrEqual(2)
    expect(fieldOf(reply, "Curator's note")).toContain('**Correction.**')
    expect(reply.embeds?.[0]?.footer?.text).toContain('§3.4')
    expect(menuOf(reply).map(({ value }) => value)).toContain('track:happy-together')
  })

  it('marks and links what does not come from the article', async () => {
    const reply = await ask('Who sings Dreams in Chungking Express?')
    expect(answerIn(reply)).toContain('Faye Wong')
    expect(fieldOf(reply, 'At a glance')).toContain('(beyond the article)')
    expect(fieldOf(reply, 'Beyond the article')).toMatch(/^\[.+\]\(https?:/)
  })

  it('has the colour of the film it is about', async () => {
    const { colour } = catalog.find('film', 'chungking-express') ?? {}
    const reply = await ask("Who sings California Dreamin'?")
    expect(reply.embeds?.[0]?.color).toBe(Number.parseInt(colour?.slice(1) ?? '', 16))
  })
})

describe('where there is no answer', () => {
  it('an example that fits is given, and a way to the card', async () => {
    const reply = await ask('What was the budget of 2046?')
    expect(answerIn(reply)).toMatch(/^The article does not say/)
    expect(fieldOf(reply, 'You could ask')).toBe('What plays in 2046?')
    expect(menuOf(reply).map(({ value }) => value)).toEqual(['film:2046'])
  })

  it('the listening links of a track are one tap from a request to play it', async () => {
    const reply = await ask('play california dreamin')
    expect(answerIn(reply)).toContain('cannot play music')
    expect(menuOf(reply).map(({ value }) => value)).toContain('track:california-dreamin')
  })
})

describe('whatever somebody asks', () => {
  it('the question is shown on one line, as text and nothing else', async () => {
    const reply = await ask("**who**\n@everyone\u202e sings [California Dreamin'](https://example.org)?")
    expect(reply.embeds?.[0]?.author).toEqual({
      name: "**who** @everyone sings [California Dreamin'](https://example.org)?",
    })
    expect(reply.allowed_mentions).toEqual({ parse: [] })
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6_000 }),
    fc.string({ unit: 'grapheme', maxLength: 2_000 }),
    fc
      .array(fc.constantFrom('who', 'sings', '<@1>', 'Happy', '重慶', '\ud83c', '**', '\n', '?', 'and it'))
      .map(words => words.join(' ')),
  )

  it('the reply is one that Discord takes and that pings nobody', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async text => {
        for (const reply of [await ask(text), await runOn('Ask Yumeji', text)]) {
          expect(violations(reply)).toEqual([])
          expect(reply.allowed_mentions).toEqual({ parse: [] })
          expect(reply.content ?? '').not.toContain('c0ffee')
        }
      }),
      { numRuns: 100 },
    )
  })

  it.each(catalog.claims.map(({ id, says }) => [id, says] as const))(
    'the reply to the words of claim %s is one that Discord takes',
    async (_, says) => expect(violations(await ask(says))).toEqual([]),
  )
})

describe('“Ask Yumeji”', () => {
  it('reads a message without what only Discord understands', async () => {
    const reply = await runOn('Ask Yumeji', "<@99> who sings <a:note:5> California Dreamin'? <#7>")
    expect(reply.embeds?.[0]?.author?.name).toBe("who sings California Dreamin'?")
    expect(answerIn(reply)).toContain('The Mamas & The Papas')
    expect(reply.flags).toBe(MessageFlags.Ephemeral)
  })

  it.each(['', '🎬', '<@99> <#7>'])('says that there are no words in %j', async content => {
    expect((await runOn('Ask Yumeji', content)).content).toContain('no words')
  })
})
