import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variantsIn } from '../../../src/catalog/names/characters.ts'
import { fold, longestFold } from '../../../src/catalog/names/fold.ts'
import { anyText } from './any-text.ts'

describe('a folded name', () => {
  it.each([
    ['In the Mood for Love', 'in the mood for love'],
    ['  IN THE MOOD,\tfor\nlove!  ', 'in the mood for love'],
    ['Cucurrucucú Paloma', 'cucurrucucu paloma'],
    ['Chóngqìng Sēnlín', 'chongqing senlin'],
    ["Yumeji's Theme", 'yumejis theme'],
    ['Yumeji’s Theme', 'yumejis theme'],
    ['California Dreamin´', 'california dreamin'],
    ['The Mamas & the Papas', 'the mamas and the papas'],
    ['Kar-wai', 'kar wai'],
    ['Straße · Øresund · Łódź', 'strasse oresund lodz'],
    ['２０４６', '2046'],
    ['ＣＨＵＮＧＫＩＮＧ', 'chungking'],
    ['重慶森林', '重 慶 森 林'],
    ['2046主題曲', '2046 主 題 曲'],
    ['夢二のテーマ', '夢 二 の テ ー マ'],
    ['노영심', '노 영 심'],
    ['Chung\u200bking\u200f Exp\u00adress\u202e', 'chungking express'],
    ['🎬 2046 🎬', '2046'],
    ['\ud800Volver\udc00', 'volver'],
    ['!!!', '!!!'],
    [' \u200f ', ''],
    ['', ''],
  ])('%j → %j', (typed, folded) => {
    expect(fold(typed)).toBe(folded)
  })

  it('is the same for both scripts once their characters are known', () => {
    const variants = variantsIn([['張國榮', '张国荣']])
    expect(fold('张國荣', variants)).toBe(fold('張国榮', variants))
    expect(fold('張三', variants)).not.toBe(fold('國三', variants))
  })

  it('learns nothing from names of unequal length', () => {
    expect(variantsIn([['王靖雯', '王菲']])).toEqual(new Map())
  })

  it('is bounded, stable and never throws, whatever is folded', () => {
    fc.assert(
      fc.property(anyText, text => {
        const folded = fold(text)
        expect(folded.length).toBeLessThanOrEqual(longestFold)
        expect(folded.isWellFormed()).toBe(true)
        expect(fold(folded)).toBe(folded)
      }),
    )
  })
})
