import { fold } from '../../src/catalog/names/fold.ts'
import type { NameEntry } from '../../src/catalog/names/name-index.ts'
import type { Random } from '../random.ts'

const words =
  `love night city rain river moon blue red happy days wild angel express mood summer winter autumn spring
dream heart street garden house road home train station hotel window mirror shadow light fire water sea island mountain
king queen lady man woman child brother sister mother father friend stranger lover ghost dancer singer soldier thief
doctor teacher last first lost broken fallen silent golden black white green secret sweet bitter little long distant
forgotten eternal burning flying running dancing sleeping waiting talking walking song waltz tango theme story letter
memory time hour year tomorrow yesterday tonight forever never always together alone again away here there paradise
heaven hell war peace death life birth beauty truth lies silence noise wind snow storm sun star sky earth world
america paris tokyo berlin london vienna havana chinatown border bridge tower harbour ocean desert forest village
flower rose lily orchid cherry apple orange butterfly bird swallow tiger dragon wolf fox horse elephant snake`.split(
    /\s+/,
  )
const small = ['of', 'the', 'in', 'and', 'for', 'to', 'my', 'with', 'on']
const syllables =
  'ka mi ro ta lu shi en or va del mon ri sa be no li pa tor an gre ly zu ke fa wen du ho ja qui os'.split(
    ' ',
  )
const accented: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü', n: 'ñ' }
const characters =
  '花樣年華重慶森林春光乍洩阿飛正傳墮落天使東邪西毒一代宗師夢中人忘不了愛情故事紅白玫瑰夜上海風雨月亮星空大路小城之南北山水火車站女兒男孩老師朋友再見明日黃昏黎明秘密信件咖啡舞廳流浪遠方回家青春歲月歌聲影子鏡窗門橋河江湖島雲雪'

/** Catalogs of any size: titles in English, made-up, accented and Chinese; two in five bear a Chinese one too. */
export function generatedEntries(count: number, random: Random): NameEntry[] {
  const taken = new Set<string>()
  const unique = (make: () => string): string => {
    for (;;) {
      const title = make()
      const folded = fold(title)
      if (taken.has(folded)) continue
      taken.add(folded)
      return title
    }
  }
  return Array.from({ length: count }, (_, at) => {
    const names = [unique(() => latinTitle(random))]
    if (random.below(5) < 2) names.push(unique(() => chineseTitle(random)))
    return { key: `film-${at}`, kind: 'film', names, context: [String(1930 + random.below(95))], rank: at }
  })
}

function latinTitle(random: Random): string {
  const length = 1 + random.below(4)
  const title = Array.from({ length }, (_, at) => {
    const before = at > 0 && random.below(4) === 0 ? `${random.pick(small)} ` : ''
    return before + capital(random.below(2) === 0 ? random.pick(words) : madeUpWord(random))
  }).join(' ')
  return random.below(5) === 0 ? title.replace(/[aeioun]/, letter => accented[letter] ?? letter) : title
}

const madeUpWord = (random: Random): string =>
  Array.from({ length: 3 + random.below(2) }, () => random.pick(syllables)).join('')

const chineseTitle = (random: Random): string =>
  Array.from({ length: 3 + random.below(4) }, () => random.pick(Array.from(characters))).join('')

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
