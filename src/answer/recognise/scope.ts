import type { Extreme, Group } from '../asked.ts'
import { chinese, either, oneOf, words } from '../phrases.ts'

/** Films and people in groups that have no name. */
export const groups: readonly (readonly [Group, RegExp])[] = [
  [
    'films',
    either(
      words`
        films, movies, pictures, titles, features, works,
        (?:each|every) (?:[a-z]+ ){0,4}(?:film|movie|picture|title|feature|work)`,
      words`peliculas, pelis`,
      chinese`电影 几部 哪几部 边几部 哪些片`,
    ),
  ],
  ['his', either(words`wong, wkw, kar wai, his, he`, chinese`王家卫 佢 他`)],
]

/** The first or the last of them. */
export const extremes: readonly (readonly [Extreme, RegExp])[] = [
  [
    'earliest',
    either(
      words`
        first (?:and|to) last, oldest, earliest, older, earlier, (?:first|1st)$,
        (?:came|come|dropped|out|released|made) (?:first|1st), sooner, precede\w*,
        first (?:film|movie|picture|feature|title)`,
      words`anterior, antes, primero, mas antigua, primera pelicula`,
      chinese`
        最早 最旧 早啲 较早 旧啲 先(?:上|出|拍|有) (?:出|上映|拍)(?:得)?(?:先|早)
        早(?=$|[?？])`,
    ),
  ],
  [
    'latest',
    either(
      words`
        first (?:and|to) last, (?:came|come|comes|out|released|made) last, latest, newest,
        (?:more|most) recent, newer, later, last (?:film|movie|picture|feature|title)`,
      words`mas reciente, ultima pelicula`,
      chinese`最新 最近 较晚 较新 新啲 迟啲`,
    ),
  ],
]

/** What there is more than one of, and what stands before it where all are asked for. */
const many = oneOf`
  songs, tracks, tunes, numbers, pieces, cues, recordings, themes,
  films, movies, pictures, titles, features, works, productions,
  people, names, composers, directors, filmmakers, musicians, artists, singers,
  canciones, temas, peliculas, pelis, directores, compositores`
const beforeMany = oneOf`
  all, any, which, what, name, how many, the, his, her, two, three, four, five, six, [2-6],
  que, cuantas`

const thanAnother = oneOf`before, after, between, than, separate\w*, apart, later, earlier`

/** How much is asked for, and of what beside what. */
export const scope = {
  list: either(
    words`
      list, enumerate, recite, all of them, them all, both, each, every,
      ${beforeMany} (?:[a-z]+ ){0,3}${many}, ^${many}`,
    words`enumera, todas, todos, dilos`,
    `${many}$`,
    chinese`哪些 有边啲 边几 全部 所有 有什么歌 几首 三首 两首 有咩歌`,
  ),
  count: either(String.raw`\bhow many`, 'number of', String.raw`cuant[oa]s\b`, chinese`多少 几多 几首 几部`),
  who: either(
    words`
      who, whom, whose, surname, by whom, credit\w*, names? of the (?:man|woman|artist|person)`,
    words`quien, quienes, apellido`,
    chinese`谁 边个 边位 哪位`,
  ),
  compare: either(
    words`
      differ\w*, compare\w*, next to, alongside, beside, versus, vs, older, newer, earlier, later,
      first, common, both, contrast, than, against, each, who\b.*\band who, which\b.*\band which,
      one\b.*\bthe other, respectively, unlike, whereas, links?, linked, connects?, ties`,
    words`comun, parecen, parecid[oa]s?, diferencia, mas antigua, anterior, cada un[oa]`,
    chinese`不同 比较 共同 共通 定系 早 分别 先(?:上|出|拍|有)`,
  ),
  apart: either(
    words`
      years? (?:separate\w*|apart|between|lie|later|earlier|after|before),
      (?:how many|number of) years, how far apart,
      (?:made|out|released|come|came|filmed) (?:before|after), (?:which|what) order,
      chronological order, before or after, by how (?:much|many years), gap in years,
      both (?:dates|years), pre(?:cede|date)\w*, how old\b.{0,40}\bcompared,
      how (?:long|many years|much (?:later|earlier))\b.{0,60}\b${thanAnother}`,
    words`cuantos anos (?:pas|hay|separ|van)\w*`,
    chinese`相隔 相差 差几年 隔几年`,
  ),
  except: either(
    words`
      apart, besides, beyond, aside, what else, who else,
      the other (?:one|song|track|piece|tune|number), in addition, except\w*, excluding, other than,
      not counting, leaving out, leaving .{0,30}\bout, thats not, that is not, isnt`,
    words`aparte, ademas, salvo, menos`,
    chinese`另外 仲有 还有 除咗 除了 除外 唔计 不算`,
  ),
}
