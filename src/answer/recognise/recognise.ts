import type { Asked } from '../asked.ts'
import type { Linked } from '../mentions.ts'
import { textOf } from '../words.ts'
import { relations } from './relations.ts'
import { extremes, groups, scope } from './scope.ts'
import { wanted } from './wanted.ts'

/** What a question wants, from how it is put. */
export function recognise({ words, mentions }: Pick<Linked, 'words' | 'mentions'>): Asked {
  const text = textOf(withoutTitles(words, mentions)).replace(inTheArticle, '')
  const matching = <T>(patterns: readonly (readonly [T, RegExp])[]) =>
    patterns.filter(([, pattern]) => pattern.test(text)).map(([thing]) => thing)
  return {
    wants: matching(wanted),
    relations: matching(relations),
    about: matching(groups),
    list: scope.list.test(text),
    count: scope.count.test(text),
    who: scope.who.test(text),
    compare: scope.compare.test(text),
    apart: scope.apart.test(text),
    except: scope.except.test(text),
    extremes: matching(extremes),
  }
}

/** Where something is mentioned: no piece of music is meant by "in this piece". */
const inTheArticle = / (?:in|from) (?:the|this|that) (?:piece|text|essay|article|write up)\b/gu

/**
 * The question without the words of titles: who names In the Mood for Love asks for no mood. Short names of tracks stay,
 * since they may be words for what is wanted: "the tango".
 */
const withoutTitles = (words: Linked['words'], mentions: Linked['mentions']) =>
  words.flatMap((word, at) => {
    const title = word.han
      ? undefined
      : mentions.find(
          ({ refs: [ref], from, to }) =>
            from <= at &&
            at < to &&
            ((ref?.startsWith('film:') && to - from > 1) || (ref?.startsWith('track:') && to - from > 2)),
        )
    if (!title) return [word]
    return title.from === at ? [{ text: 'xx', han: false }] : []
  })
