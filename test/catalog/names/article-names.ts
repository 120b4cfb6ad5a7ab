import type { NameEntry } from '../../../src/catalog/names/name-index.ts'

/** One entry a line: its name; other names | what may stand beside it. Its key is its kind and its name. */
const lines = {
  film: `
    Days of Being Wild; DOBW; Days of Being Wld; Days of been wild; Being Wild; 阿飛正傳; 阿飞正传; A Fei Zheng Zhuan; Ah Fei Zheng Zhuan; Ah-Fei Zhengchuan; Ah Fei Jing Juen; A Fei jingjyuhn; Aa Fei Zing Zyun; Ah Fei | 1990, Wong Kar-wai
    Chungking Express; CKE; CE; Chungking; Chunking Express; Chung King Express; Chungking Exspress; Chongqing Express; Hong Kong Express; 重慶森林; 重庆森林; Chongqing Senlin; Chung Hing sam lam; Chung Hing Sam Lum; Chunghing Sam Lam; Chungking Forest; Cung Hing Sam Lam | 1994, Wong Kar-wai
    Fallen Angels; FA; Fallen Angel; Falling Angels; Fallen Angles; 墮落天使; 堕落天使; Duo luo tian shi; Duoluo Tianshi; Do lok tin si; Doh lok tin si | 1995, Wong Kar-wai
    Happy Together; HT; Happy Togther; 春光乍洩; 春光乍泄; Chunguang Zhaxie; Chun gwong cha sit; Cheun gwong tsa sit; Chun guang zha xie; Ceon gwong zaa sit | 1997, Wong Kar-wai
    In the Mood for Love; ITMFL; ITMfL; Mood for Love; In the Mood; In the Mod for Love; 花樣年華; 花样年华; Hua Yang Nian Hua; Huayang Nianhua; Fa yeung nin wa; Faa yeung nin wa; Faa joeng nin waa; Fa Yeung Nin Wah | 2000, Wong Kar-wai
    2046; twenty forty six; two zero four six; Er ling si liu; Yi ling sei luk | 2004, Wong Kar-wai
    All About My Mother; Todo sobre mi madre | 1999, Pedro Almodóvar
    Volver | 2006, Pedro Almodóvar
    Talk to Her; Hable con ella | 2002, Pedro Almodóvar
    Broken Embraces; Los abrazos rotos | 2009, Pedro Almodóvar
    Lost in Translation; LiT | 2003, Sofia Coppola
    Moonlight | 2016, Barry Jenkins
    La La Land; Lalaland | , Damien Chazelle
    Lady Bird; Ladybird | , Greta Gerwig
  `,
  track: `
    Yumeji's Theme; Yumeji Theme; Yumeiji's Theme; Yujemi's Theme; Yumejis Theme; Yumeji no Theme; Yumeji; 夢二; 夢二主題曲; 夢二のテーマ; the waltz; mood for love waltz | Shigeru Umebayashi
    California Dreamin'; California Dreaming; Californian Dreaming; 加州夢; 加州梦; 加洲夢 | The Mamas & the Papas
    Things in Life; Thing in Life; the reggae song; reggae bar song | Dennis Brown
    Quizás, quizás, quizás; Quizas Quizas Quizas; Quizas; Quizás; Perhaps Perhaps Perhaps; 或者或者或者 | Nat King Cole
    Nat King Cole Spanish; Spanish ballads; Nat King Cole songs | Nat King Cole
    Because I'm Cool; Because Im Cool; Cause I'm Cool; the trip-hop track in Fallen Angels | Noh Young-shim
    Kong Kong | Frankie Chan
    忘不了; Wang Bu Liao; Mong Bat Liu; Can't Forget; Cannot Forget; Cant Forget
    Karmacoma; Karma Coma; Carmacoma; Karmakoma | Massive Attack
    Perfidia; Perfidía; Perfida; Treachery | Xavier Cugat and His Orchestra
    Maria Elena; María Elena; Maria Helena; Maria Bona | Xavier Cugat and His Orchestra
    Tango Apasionado; Tango Apassionado; Tango Appasionado; Tango Apasionada; Apasionado; Tango passionado; Prologue (Tango Apasionado); Finale (Tango Apasionado) | Astor Piazzolla
    Happy Together; Happy Together Turtles; Happy Together Danny Chung; Imagine me and you | Danny Chung, The Turtles
    Always in My Heart; Siempre en mi corazón; Siempre en mi corazon | Los Indios Tabajaras
    Jungle Drums; Canto Karabali | Xavier Cugat
    是這樣的; 是这样的; Si je yeung dik; Shi Zhe Yang De | Anita Mui
    夢中人; 梦中人; Mung Zung Jan; Mung Jung Yan; Meng Zhong Ren; Dreams; Dream Person; Dream Lover; Dreamlover; Faye Wong Dreams | Faye Wong
    Baroque | Michael Galasso
    What a Diff'rence a Day Made; What a Difference a Day Makes; What a Diff'rence a Day Makes; What a difference | Dinah Washington
    Forget Him; 忘記他; 忘记他; Mong Gei Ta; Wang Ji Ta; Mong kei ta; 1818; the jukebox song | Shirley Kwan
    Speak My Language | Laurie Anderson
    Only You; Only You Flying Pickets | The Flying Pickets
    Cucurrucucú paloma; Cucurrucucu Paloma; Cucurucucu Paloma; Cucucurrucucu; Paloma; 鴿子之歌 | Caetano Veloso
    Prologue Tango Apasionado | Astor Piazzolla
    Finale Tango Apasionado; Finale | Astor Piazzolla
    Milonga for Three; Milonga for 3 | Astor Piazzolla
    Chunga's Revenge; Chungas Revenge | Frank Zappa
    I Have Been in You; Have Been in You | Frank Zappa
    Angkor Wat Theme; Angkor Wat | Michael Galasso
    Te quiero dijiste; Te quiero, dijiste; Magic is the Moonlight | Nat King Cole
    花樣的年華; 花样的年华; Hua Yang De Nian Hua; Age of Bloom; Full Bloom | Zhou Xuan
    Bengawan Solo; 梭羅河畔; Solo River | Rebecca Pan
    Si Lang Tan Mu; 四郎探母 | Tan Xinpei
    Sang Yuan Ji Zi; 桑園寄子 | Tan Xinpei
    Hong Niang Hui Zhang Sheng; 紅娘會張生 | Cantonese opera
    2046 Main Theme; 2046 Theme | Shigeru Umebayashi
    Siboney; Siboney Connie Francis | Connie Francis
    Casta Diva; Norma | Angela Gheorghiu
    Julien et Barbara | Georges Delerue
    Tu ne tueras point; Decision | Zbigniew Preisner
  `,
  person: `
    Wong Kar Wai; Wong Kar-wai; WKW; Kar-Wai Wong; Kar Wai; Wong Kar Wei; 王家衛; 王家卫; Wang Jiawei
    Christopher Doyle; Chris Doyle; 杜可風; 杜可风
    Shigeru Umebayashi; Umebayashi; Umebayash; Umebayshi; Umebayasi; 梅林茂; Umebayashi Shigeru
    Frankie Chan; Frankie Chan Fan-kei; Chan Fan Kei; 陳勳奇; 陈勋奇
    Michael Galasso; Galasso; Gallasso; Michael Galaso
    The Mamas & the Papas; Mamas and Papas; The Mamas and the Papas; Mamas & Papas
    Faye Wong; Wong Fei; 王菲; 王靖雯; Shirley Wong; Wang Fei; Fei Wong
    Nat King Cole; Nat Cole; 納京高
    Massive Attack
    Xavier Cugat; Cougat; Cugart; Xavier Cugat and His Orchestra
    Dennis Brown; Denis Brown
    Maggie Cheung; Maggie Cheung Man-yuk; 張曼玉; 张曼玉
    Tony Leung; Tony Leung Chiu-wai; Tony Leung Chiu Wai; 梁朝偉; 梁朝伟
    Leslie Cheung; 張國榮; 张国荣; Gor Gor; Leslie Chung
    Noh Young-shim; Noh Yeong-sim; No Young-sim; 노영심
    Astor Piazzolla; Piazola; Piazzola; Piazolla; Astor Piazola
    The Turtles; Turtles; The Turtle
    Sofia Coppola; Sophia Coppola
    Barry Jenkins
    Pedro Almodóvar; Pedro Almodovar; Almodovar; Almodóvar
    Quentin Tarantino; QT; Tarantino
    Damien Chazelle; Damian Chazelle
    Greta Gerwig
  `,
  theme: `
    Longing and repressed desire
    Nostalgia; Nostalgia and memory; Memory
    Urban loneliness; Urban isolation
    Escape and daydreaming
    Voice-over
    Uncertainty
    Slow motion
    Repetition; Recurring motif; Leitmotif
  `,
} as const

export const articleScripts: readonly (readonly [string, string])[] = [
  ['阿飛正傳', '阿飞正传'],
  ['重慶森林', '重庆森林'],
  ['墮落天使', '堕落天使'],
  ['春光乍洩', '春光乍泄'],
  ['花樣年華', '花样年华'],
  ['2046', '2046'],
]

/** The names people use for what the article is about, as index entries; the six films first. */
export const articleNames: readonly NameEntry[] = Object.entries(lines).flatMap(([kind, text]) =>
  text
    .trim()
    .split('\n')
    .map((line, rank): NameEntry => {
      const [names = '', context = ''] = line.split('|')
      const list = names.split(';').map(name => name.trim())
      return {
        key: `${kind}: ${list[0]}`,
        kind,
        names: list,
        labels: kind === 'person' ? (list[0] ?? '').split(' ').filter(word => word.length > 3) : [],
        context: context.split(',').map(text => text.trim()),
        rank,
      }
    }),
)
