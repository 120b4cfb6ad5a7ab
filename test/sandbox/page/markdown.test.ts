import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Mark, readMarkdown } from '../../../sandbox/page/browser/markdown.ts'

/** What is marked, in a few letters. */
const outline = (marks: readonly Mark[]): string =>
  marks
    .map(mark => {
      if ('inside' in mark) return `${mark.kind}(${outline(mark.inside)})`
      return 'text' in mark && mark.kind === 'text' ? mark.text : mark.kind
    })
    .join('')

it.each([
  ['**a** *b* __c__ ~~d~~ ||e|| `f`', 'strong(a) emphasis(b) underline(c) strike(d) spoiler(e) code'],
  ['# a\n-# b\n> c', 'heading(a)subtext(b)quote(paragraph(c))'],
  ['- a\n- b', 'list(item(a)item(b))'],
  ['one\ntwo', 'paragraph(onebreaktwo)'],
  ['[**a**](https://a.example)', 'link(strong(a))'],
  ['<@121000000000000001> <@&121000000000000001> <#121000000000000001>', 'user role channel'],
  ['<t:1700000000:R> </daily setup:121000000000000001> @everyone', 'timestamp command everyone'],
  ['```\ncode\n```', 'block'],
  ['\\*plain\\*', '*plain*'],
])('reads %s', (text, wanted) => {
  expect(outline(readMarkdown(text)).replace(/^paragraph\((.*)\)$/, '$1')).toBe(
    wanted.replace(/^paragraph\((.*)\)$/, '$1'),
  )
})

it.each(['<b>a</b>', 'a | b', '***', 'a\n===', '![a](b)', '    a', '[a]: b'])(
  'has no more than Discord: %s',
  text => {
    expect(outline(readMarkdown(text)).replaceAll('break', '\n').trim()).toBe(`paragraph(${text})`)
  },
)

it('reads any text whatever, and loses none that is not marked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      expect(Array.isArray(readMarkdown(text))).toBe(true)
    }),
  )
})

it.each(['*', '[', '||', '> ', '__*', '<', '![', '_ ', '- ', '`'])(
  'is not held up by six thousand characters of %s',
  part => {
    expect(readMarkdown(part.repeat(6000).slice(0, 6000)).length).toBeGreaterThan(0)
  },
)
