import type { Wanted } from '../asked.ts'
import { chinese, either, oneOf, words } from '../phrases.ts'

const film = oneOf`film, movie, picture, feature, flick, title, pic, pelicula, peli`
const song = oneOf`
  song, tune, track, number, record, recording, piece, cue, selection, cut, disc,
  melody, ballad, bolero, waltz, tango,
  cancion, tema`
const which = oneOf`what, which, name, whats, identify, que, cual`
const heard = oneOf`hear, heard, play, used, feature, appear, turn up, crop up, come up`
const wrote = oneOf`wrote, writes, authored, penned, signed, signs, is behind`
const article = oneOf`article, essay, text, write up, blog, post`

/** How people ask for a person, a film, a track, a year; the plainest first. */
export const wanted: readonly (readonly [Wanted, RegExp])[] = [
  [
    'author',
    either(
      words`
        who ${wrote} (?:this|the|that) (?:${article}|piece of writing),
        (?:author|writer) of (?:this|the) ${article}, who is the author, byline,
        (?:when|what year|how recent|date)\b.{0,30}\b(?:article|essay|write up|blog),
        (?:article|essay|write up)\b.{0,30}\b(?:published|online|written)`,
      words`
        quien (?:firma|escribio|escribe) (?:este|el) (?:articulo|texto|ensayo),
        autor\w* del? (?:articulo|texto|ensayo)`,
      String.raw`\bwho (?:\w+ )?(?:wrote|authored|made) (?:this|that)(?: (?:thing|stuff|page))?$`,
      chinese`作者是谁 边个写(?:呢|嗰)?篇`,
    ),
  ],
  [
    'reading',
    either(
      words`
        (?:read|reading|learn|listen) (?:or listen )?(?:more|further), more (?:links|sources|pages),
        links? at the end`,
      words`leer mas`,
      String.raw`\bfurther (?:to )?read`,
      chinese`延伸阅读`,
    ),
  ],
  [
    'year',
    either(
      words`
        years (?:separate|apart|between|lie), both (?:dates|years), dropped,
        when (?:did|was|is|were|does|do|has), from when, what year, which years?, years?, released?$,
        released in, release date, came out, come out, how old, date, dates from, dated`,
      words`ano, estreno, fecha`,
      String.raw`^when\b(?!.*\b(?:what|who|which|how)\b)`,
      String.raw`\bwhen$`,
      String.raw`^(?:y |de |desde |pero )*cuando\b(?!.*\b(?:que|quien|cual)\b)`,
      String.raw`\bcuando (?:salio|sale|se|fue|es|era)\b(?!.*\b(?:que|quien|cual)\b)`,
      String.raw`\bwhen\b.{0,40}\b(?:from|out|made|shot|released)$`,
      chinese`幾多年前 几多年前 多少年前 哪年 哪一年 几多年 几时 几年 何时 什么时候 年份 边年 边一年 上映`,
    ),
  ],
  [
    'cinematographer',
    either(
      words`
        cinematographer, cameraman, camera ?work, cinematography, dop, lensed, behind the camera,
        director of photography, photographed`,
      words`fotografia, camarografo, camara`,
      chinese`摄影`,
    ),
  ],
  [
    'director',
    either(
      words`
        who (?:directed|made|directs|shot), directed by, director of, whose (?:film|movie),
        who is the director, which director, what director, director$, filmmaker behind`,
      words`quien dirigio, dirigio, director de`,
      chinese`导演 谁拍 边个拍`,
    ),
  ],
  [
    'composer',
    either(
      words`
        composed, composer, composers, compose, wrote, written by, who scores?, scored, score writer,
        who\b.{0,24}\bscores?, hand behind, penned, attributed, put down as, down as the`,
      words`compuso, compositor, de quien es, autor`,
      chinese`作曲 谁写 边个作 边个写 谁作 配乐 谱写`,
    ),
  ],
  [
    'performer',
    either(
      words`
        who (?:sings|sang|sing|performs|performed|plays|played|recorded|does the),
        who is (?:singing|playing|performing|behind|the),
        sung by, singer, vocalist, performer, performed by, musician, band, artist, group, act,
        whose (?:voice|recording|version|song|track|tune), bandleader, orchestra, crooner`,
      words`quien(?:es)? (?:l[ao]s? )?(?:canta\w*|canto|interpreta\w*|toca\w*), cantante, interprete`,
      chinese`谁唱 边个唱 主唱 歌手 演唱 乐队 谁的歌 边个嘅歌`,
    ),
  ],
  [
    'actor',
    either(
      words`
        actors?, actress(?:es)?, who stars, starring, acts?, acted, acting, co stars?, who plays,
        who acts, which star, cast, who played, lead, leads, who (?:is |else |else is )?in`,
      words`actriz`,
      chinese`演员 主演 谁演 边个做 边个演`,
    ),
  ],
  [
    'film',
    either(
      words`
        (?:which|what) one, which of (?:his|wongs?|the), belongs? to,
        (?:which|what) .{0,30}${film}`,
      words`en (?:que|cual)`,
      String.raw`\b${which} (?:[a-z]+ ){0,3}${film}`,
      String.raw`\bwhere (?:does|do|is|can|in).{0,40}${heard}`,
      String.raw`${film} (?:is|was|has|it|that)\b.{0,12}\bfrom\b`,
      String.raw`\bfrom (?:which|what)`,
      String.raw`\b(?:is|in|from) (?:which|what)\b(?! (?:kind|sort|way|tone|sense|manner|style|place))`,
      chinese`哪部 哪一部 边套 边部 什么电影 什么片 哪套 乜嘢戏 咩戏`,
    ),
  ],
  [
    'track',
    either(
      words`
        (?:what|which) (?:plays|is playing|s playing|gets played|is heard|musics?|instrumentals?),
        (?:what|which) do (?:they|we|you) (?:play|hear), called, soundtrack,
        (?:list|all) .{0,20}${song}s?, ${song}s?\b.{0,20}\bname, ${song}$`,
      words`como se llama`,
      String.raw`\b${which} (?:[a-z]+ ){0,4}${song}`,
      String.raw`\bname of the ${song}`,
      String.raw`^(?:any |the |all )?(?:musics?|${song}s?) (?:in|from|of|for)\b`,
      chinese`哪首 边首 什么歌 咩歌 乜歌 歌名 什么曲 哪些歌 有边啲歌 有咩歌 什么音乐 咩音乐 插曲`,
    ),
  ],
]
