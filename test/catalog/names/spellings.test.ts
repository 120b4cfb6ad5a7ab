import { describe, expect, it } from 'vitest'
import type { EntityKind } from '../../../src/catalog/schema.ts'
import { answerTo } from './real-catalog.ts'

type Table = readonly (readonly [kind: EntityKind, typed: string, id: string])[]

const spellings: Readonly<Record<string, Table>> = {
  'as it is written': [
    ['film', 'Chungking Express', 'chungking-express'],
    ['track', "Yumeji's Theme", 'yumejis-theme'],
    ['person', 'The Mamas & The Papas', 'the-mamas-and-the-papas'],
    ['theme', 'Nostalgia and memory', 'nostalgia-and-memory'],
  ],
  'in any case': [
    ['film', 'CHUNGKING EXPRESS', 'chungking-express'],
    ['film', 'iN tHe MoOd FoR lOvE', 'in-the-mood-for-love'],
    ['person', 'wong kar wai', 'wong-kar-wai'],
  ],
  'with accents or without': [
    ['track', 'quizas quizas quizas', 'quizas-quizas-quizas'],
    ['track', 'María Elena', 'maria-elena'],
    ['track', 'Cucurrucucu Paloma', 'cucurrucucu-paloma'],
    ['person', 'Pedro Almodovar', 'pedro-almodovar'],
    ['person', 'Almodo\u0301var', 'pedro-almodovar'],
  ],
  'with other punctuation, or none': [
    ['track', 'yumejis theme', 'yumejis-theme'],
    ['track', 'Yumeji’s Theme', 'yumejis-theme'],
    ['track', 'california dreamin', 'california-dreamin'],
    ['track', 'te quiero, dijiste!', 'te-quiero-dijiste'],
    ['person', 'Wong Kar-wai', 'wong-kar-wai'],
    ['person', 'mamas and papas', 'the-mamas-and-the-papas'],
    ['film', '“Volver”', 'volver'],
    ['film', '《重慶森林》', 'chungking-express'],
  ],
  'with articles or without': [
    ['film', 'The Fallen Angels', 'fallen-angels'],
    ['film', 'Fallen Angels, The', 'fallen-angels'],
    ['film', 'mood for love', 'in-the-mood-for-love'],
    ['person', 'Turtles', 'the-turtles'],
    ['film', 'abrazos rotos', 'broken-embraces'],
  ],
  'with its year': [
    ['film', 'Happy Together (1997)', 'happy-together'],
    ['film', 'days of being wild 1990', 'days-of-being-wild'],
    ['film', '2046 (2004)', '2046'],
    ['film', '重庆森林 1994', 'chungking-express'],
  ],
  'with a word that says what it is': [
    ['film', 'Moonlight the movie', 'moonlight'],
    ['track', 'only you song', 'only-you'],
    ['film', 'film 2046', '2046'],
  ],
  'in both Chinese scripts, and in a mixture': [
    ['film', '重慶森林', 'chungking-express'],
    ['film', '重庆森林', 'chungking-express'],
    ['film', '花樣年華', 'in-the-mood-for-love'],
    ['film', '花样年华', 'in-the-mood-for-love'],
    ['film', '花樣年华', 'in-the-mood-for-love'],
    ['film', '春光乍洩', 'happy-together'],
    ['film', '春光乍泄', 'happy-together'],
    ['film', '阿飞正传', 'days-of-being-wild'],
    ['film', '墮落天使', 'fallen-angels'],
    ['track', '夢中人', 'dreams'],
    ['track', '梦中人', 'dreams'],
    ['person', '王家衛', 'wong-kar-wai'],
    ['person', '王家卫', 'wong-kar-wai'],
  ],
  'in full-width letters and spaces': [
    ['film', 'Ｃｈｕｎｇｋｉｎｇ　Ｅｘｐｒｅｓｓ', 'chungking-express'],
    ['film', '２０４６', '2046'],
  ],
  'romanised from Mandarin or Cantonese, with tones or without': [
    ['film', 'Chongqing Senlin', 'chungking-express'],
    ['film', 'Chóngqìng Sēnlín', 'chungking-express'],
    ['film', 'chong qing sen lin', 'chungking-express'],
    ['film', 'cung4 hing3 sam1 lam4', 'chungking-express'],
    ['film', 'Hua Yang Nian Hua', 'in-the-mood-for-love'],
    ['film', 'huayang nianhua', 'in-the-mood-for-love'],
    ['film', 'Fa yeung nin wa', 'in-the-mood-for-love'],
    ['film', 'A Fei Zheng Zhuan', 'days-of-being-wild'],
    ['track', 'Mung Zung Jan', 'dreams'],
    ['person', 'Wang Jiawei', 'wong-kar-wai'],
  ],
  abbreviated: [
    ['film', 'ITMFL', 'in-the-mood-for-love'],
    ['film', 'itmfl 2000', 'in-the-mood-for-love'],
    ['film', 'CE', 'chungking-express'],
    ['film', 'ce', 'chungking-express'],
    ['film', 'DOBW', 'days-of-being-wild'],
    ['film', 'LLL', 'la-la-land'],
    ['person', 'wkw', 'wong-kar-wai'],
  ],
  'without its spaces, or with too many': [
    ['film', 'chungkingexpress', 'chungking-express'],
    ['film', 'inthemoodforlove', 'in-the-mood-for-love'],
    ['film', 'lalaland', 'la-la-land'],
    ['track', 'karma coma', 'karmacoma'],
    ['film', '  happy \t  together\n', 'happy-together'],
  ],
  'by a part of the name that only one person bears': [
    ['person', 'umebayashi', 'shigeru-umebayashi'],
    ['person', 'Shigeru', 'shigeru-umebayashi'],
    ['person', 'faye', 'faye-wong'],
    ['person', 'tarantino', 'quentin-tarantino'],
  ],
  'under another title': [
    ['film', 'Todo sobre mi madre', 'all-about-my-mother'],
    ['film', 'hable con ella', 'talk-to-her'],
    ['track', 'perhaps perhaps perhaps', 'quizas-quizas-quizas'],
  ],
}

describe.each(Object.entries(spellings))('a name typed %s is that name', (_, table) => {
  it.each(table)('%s: %s → %s', (kind, typed, id) => {
    expect(answerTo(kind, typed)).toBe(`exact ${id}`)
  })
})

describe('an abbreviation', () => {
  it.each(['dance', 'once', 'nice', 'cee', 'fae', 'ace', 'lice'])('is not found inside %s', typed => {
    expect(answerTo('film', typed)).toBe('unknown')
  })

  it.each(['cz', 'itmfk', 'itmf', 'wkv'])('has no typos: %s is none', typed => {
    expect(answerTo(['film', 'person'], typed)).toBe('unknown')
  })
})
