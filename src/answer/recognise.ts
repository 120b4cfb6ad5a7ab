import type { Relation } from '../catalog/schema.ts'
import type { Asked, Extreme, Group, Wanted } from './asked.ts'
import type { Linked } from './mentions.ts'
import { textOf } from './words.ts'

const film = '(?:film|movie|picture|feature|flick|title|pelicula|peli|pic)'
const song =
  '(?:song|tune|track|number|record|recording|piece|cue|selection|cut|disc|cancion|tema|melody|ballad|bolero|waltz|tango)'
const which = '(?:what|which|name|whats|que|cual|identify)'

const wanted: readonly (readonly [Wanted, RegExp])[] = [
  [
    'author',
    /\bwho (?:\w+ )?(?:wrote|authored|made) (?:this|that)(?: (?:thing|stuff|page))?$|\bwho (?:wrote|signed|signs|penned|is behind|authored|writes) (?:this|the|that) (?:article|essay|text|write up|blog|post|piece of writing)\b|\b(?:author|writer) of (?:this|the) (?:article|essay|text|write up|blog|post)\b|\bwho is the author\b|\bbyline\b|\bquien (?:firma|escribio|escribe) (?:este|el) (?:articulo|texto|ensayo)\b|\b(?:when|what year|how recent|date)\b.{0,30}\b(?:article|essay|write up|blog)\b|\b(?:article|essay|write up)\b.{0,30}\b(?:published|online|written)\b|\bautor\w* del? (?:articulo|texto|ensayo)\b|作者是谁|边个写(?:呢|嗰)?篇/u,
  ],
  [
    'reading',
    /\b(?:read|reading|learn|listen) (?:or listen )?(?:more|further)\b|\bfurther (?:to )?read|\bmore (?:links|sources|pages)\b|\blinks? at the end\b|\bleer mas\b|延伸阅读/u,
  ],
  [
    'year',
    /^when\b(?!.*\b(?:what|who|which|how)\b)|\bwhen$|\byears (?:separate|apart|between|lie)\b|\bboth (?:dates|years)\b|^(?:y |de |desde |pero )*cuando\b(?!.*\b(?:que|quien|cual)\b)|\bcuando (?:salio|sale|se|fue|es|era)\b(?!.*\b(?:que|quien|cual)\b)|\bdropped\b|\bwhen (?:did|was|is|were|does|do|has)\b|\bfrom when\b|\bwhen\b.{0,40}\b(?:from|out|made|shot|released)$|\b(?:what year|which years?|years?|released?$|released in|release date|came out|come out|how old|date|ano|estreno|fecha|dates from|dated)\b|幾多年前|几多年前|多少年前|哪年|哪一年|几多年|几时|几年|何时|什么时候|年份|边年|边一年|上映/u,
  ],
  [
    'cinematographer',
    /\b(?:cinematographer|cameraman|camera ?work|cinematography|dop|lensed|behind the camera|director of photography|photographed|fotografia|camarografo|camara)\b|摄影/u,
  ],
  [
    'director',
    /\b(?:who (?:directed|made|directs|shot)|directed by|director of|whose (?:film|movie)|who is the director|which director|what director|director$|filmmaker behind|quien dirigio|dirigio|director de)\b|导演|谁拍|边个拍/u,
  ],
  [
    'composer',
    /\b(?:composed|composer|composers|compose|who wrote|wrote|written by|who scores?|who scored|scored|score writer|compuso|compositor|de quien es|autor|hand behind|penned|who\b.{0,24}\bscores?|attributed|put down as|down as the)\b|作曲|谁写|边个作|边个写|谁作|配乐|谱写/u,
  ],
  [
    'performer',
    /\b(?:who (?:sings|sang|sing|performs|performed|plays|played|recorded|is singing|is playing|is performing|is the singer|does the)|sung by|singer|vocalist|performer|performed by|musician|band|artist|group|act|whose (?:voice|recording|version|song|track|tune)|who is behind|quien(?:es)? (?:l[ao]s? )?(?:canta\w*|canto|interpreta\w*|toca\w*)|cantante|interprete|who is the|bandleader|orchestra|crooner)\b|谁唱|边个唱|主唱|歌手|演唱|乐队|谁的歌|边个嘅歌/u,
  ],
  [
    'actor',
    /\b(?:actors?|actress(?:es)?|who stars|starring|acts?|acted|acting|co stars?|who plays|who acts|which star|cast|actriz|who played|lead|leads|who (?:is |else |else is )?in)\b|演员|主演|谁演|边个做|边个演/u,
  ],
  [
    'film',
    new RegExp(
      `\\b${which} (?:[a-z]+ ){0,3}${film}|\\b(?:which|what) one\\b|\\bwhich of (?:his|wongs?|the)\\b|\\b(?:in )?(?:which|what) .{0,30}${film}\\b|\\bwhere (?:does|do|is|can|in).{0,40}(?:turn up|play|appear|heard|hear|crop up|come up|used|feature)|${film} (?:is|was|has|it|that)\\b.{0,12}\\bfrom\\b|\\bfrom (?:which|what)|\\bbelongs? to\\b|\\b(?:is|in|from) (?:which|what)\\b(?! (?:kind|sort|way|tone|sense|manner|style|place))|\\ben (?:que|cual)\\b`,
      'u',
    ),
  ],
  ['film', /哪部|哪一部|边套|边部|什么电影|什么片|哪套|乜嘢戏|咩戏/u],
  [
    'track',
    new RegExp(
      `\\b${which} (?:[a-z]+ ){0,4}${song}|\\b(?:what|which) (?:do (?:they|we|you) (?:play|hear)|plays|is playing|s playing|gets played|do we hear|is heard|musics?|instrumentals?)\\b|\\bcalled\\b|\\bname of the ${song}|\\b(?:list|all) .{0,20}${song}s?\\b|\\bsoundtrack\\b|^(?:any |the |all )?(?:musics?|${song}s?) (?:in|from|of|for)\\b|\\b${song}s?\\b.{0,20}\\bname\\b|\\bcomo se llama\\b|\\b${song}$`,
      'u',
    ),
  ],
  ['track', /哪首|边首|什么歌|咩歌|乜歌|歌名|什么曲|哪些歌|有边啲歌|有咩歌|什么音乐|咩音乐|插曲/u],
]

const relations: readonly (readonly [Relation, RegExp])[] = [
  [
    'motive',
    /\b(?:why|how come|reason|what for|por que|para que|purpose|point of|rationale)\b|为什么|为何|点解|做乜/u,
  ],
  [
    'meaning',
    /\b(?:why|what for|mean|means|meaning|say|saying|express|symbol\w*|represent\w*|stand for|stands for|significance|reveal|mirror\w*|reflect\w*|significa|what does .* do|role|function|effect|purpose)\b|意思|代表|象征|含义|表达/u,
  ],
  [
    'evokes',
    /\b(?:evoke\w*|feel|feeling|feelings|mood|conjure\w*|call up|remind\w*|atmosphere|emotion\w*|evoca|sentimiento|sensacion)\b|感觉|情感|气氛|感情/u,
  ],
  [
    'method',
    /\b(?:how(?! (?:many|much|long|old|tall|far|often|come))|technique|method|approach|way|como|trick|habit|practice)\b|怎样|如何|点样|手法|怎么/u,
  ],
  [
    'use',
    /\b(?:where|scene|moment|how often|how many times|donde|escena|during|while)\b|哪里|边度|场|幕|段/u,
  ],
  [
    'sound',
    /\b(?:genre|styl\w*|kind of music|what sort|sound like|type of music|genero|estilo)\b|风格|类型/u,
  ],
  [
    'origin',
    /\b(?:come from|origin|originally|roots?|background|source|origen|picked up|acquire)\b|来自|起源|出处/u,
  ],
  [
    'influenced',
    /\b(?:influence\w*|inspire\w*|impact|mark|owe\w*|debt|legacy|shadow|influ\w+)\b|影响|启发|影子/u,
  ],
  [
    'praised',
    /\b(?:praise\w*|admire\w*|fan of|acclaim\w*|compliment\w*|like each other|elog\w*)\b|赞|欣赏|称赞/u,
  ],
  [
    'parallel',
    /\b(?:common|both|similar\w*|parallel\w*|alike|share\w*|compare\w*|links?|linked|connects?|ties|comun|parecen|parecid[oa]s?|comparten)\b|共同|相似|共通/u,
  ],
  [
    'legacy',
    /\b(?:today|nowadays|legacy|afterlife|new generation|still|revive\w*|universit\w*|tiktok|vinyl|spotify)\b|今天|现在|大学/u,
  ],
]

const many =
  '(?:songs|tracks|tunes|numbers|pieces|cues|recordings|films|movies|pictures|titles|features|works|productions|composers|directors|filmmakers|people|musicians|artists|singers|names|themes|canciones|temas|peliculas|pelis|directores|compositores)'
const lists = new RegExp(
  `\\b(?:list|enumerate|enumera|recite|all of them|them all|both|each|todas|todos|dilos|every)\\b|\\b(?:all|which|what|name|the|his|her|any|how many|que|cuantas|two|three|four|five|six|[2-6]) (?:[a-z]+ ){0,3}${many}\\b|^${many}\\b|${many}$|哪些|有边啲|边几|全部|所有|有什么歌|几首|三首|两首|有咩歌`,
  'u',
)

const extremes: readonly (readonly [Extreme, RegExp])[] = [
  [
    'earliest',
    /\b(?:first (?:and|to) last|oldest|earliest|older|earlier|(?:first|1st)$|(?:came|come|dropped|out|released|made) (?:first|1st)|sooner|precede\w*|anterior|antes|primero|first (?:film|movie|picture|feature|title)|mas antigua|primera pelicula)\b|最早|最旧|早啲|较早|旧啲|先(?:上|出|拍|有)|(?:出|上映|拍)(?:得)?(?:先|早)|早(?=$|[?？])/u,
  ],
  [
    'latest',
    /\b(?:first (?:and|to) last|(?:came|come|comes|out|released|made) last|latest|newest|(?:more|most) recent|newer|later|last (?:film|movie|picture|feature|title)|mas reciente|ultima pelicula)\b|最新|最近|较晚|较新|新啲|迟啲/u,
  ],
]

const groups: readonly (readonly [Group, RegExp])[] = [
  [
    'films',
    /\b(?:films|movies|pictures|titles|features|works|peliculas|pelis)\b|\b(?:each|every) (?:[a-z]+ ){0,4}(?:film|movie|picture|title|feature|work)\b|电影|几部|哪几部|边几部|哪些片/u,
  ],
  ['his', /\b(?:wong|wkw|kar wai|his|he)\b|王家卫|佢|他/u],
]

/** What a question wants, from how it is put. */
export function recognise({ words, mentions }: Pick<Linked, 'words' | 'mentions'>): Asked {
  const text = textOf(withoutTitles(words, mentions)).replace(inTheArticle, '')
  const matching = <T>(patterns: readonly (readonly [T, RegExp])[]) => [
    ...new Set(patterns.filter(([, pattern]) => pattern.test(text)).map(([thing]) => thing)),
  ]
  return {
    wants: matching(wanted),
    relations: matching(relations),
    about: matching(groups),
    list: lists.test(text),
    count: /\bhow many|number of|cuant[oa]s\b|多少|几多|几首|几部/u.test(text),
    who: /\b(?:who|whom|whose|surname|by whom|credit\w*|quien|quienes|apellido|names? of the (?:man|woman|artist|person))\b|谁|边个|边位|哪位/u.test(
      text,
    ),
    compare:
      /\b(?:differ\w*|compare\w*|next to|alongside|beside|versus|vs|older|newer|earlier|later|first|common|both|contrast|than|against|each|who\b.*\band who|which\b.*\band which|one\b.*\bthe other|respectively|unlike|whereas|links?|linked|connects?|ties|comun|parecen|parecid[oa]s?|diferencia|mas antigua|anterior|cada un[oa])\b|不同|比较|共同|共通|定系|早|分别|先(?:上|出|拍|有)/u.test(
        text,
      ),
    apart:
      /\byears? (?:separate\w*|apart|between|lie|later|earlier|after|before)\b|\bhow (?:long|many years|much (?:later|earlier))\b.{0,60}\b(?:before|after|between|than|separate\w*|apart|later|earlier)\b|\b(?:how many|number of) years\b|\bhow far apart\b|\b(?:made|out|released|come|came|filmed) (?:before|after)\b|\b(?:which|what) order\b|\bchronological order\b|\bbefore or after\b|\bpre(?:cede|date)\w*|\bby how (?:much|many years)\b|\bhow old\b.{0,40}\bcompared\b|\bgap in years\b|\bcuantos anos (?:pas|hay|separ|van)\w*|\bboth (?:dates|years)\b|相隔|相差|差几年|隔几年/u.test(
        text,
      ),
    except:
      /\b(?:apart|besides|beyond|aside|what else|who else|the other (?:one|song|track|piece|tune|number)|in addition|except\w*|excluding|other than|not counting|leaving out|leaving .{0,30}\bout|thats not|that is not|isnt|aparte|ademas|salvo|menos)\b|另外|仲有|还有|除咗|除了|除外|唔计|不算/u.test(
        text,
      ),
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
