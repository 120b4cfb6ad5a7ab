import { isStopWord } from './stop-words.ts'
import type { Word } from './words.ts'

/** Words and particles that Chinese questions are made of (simplified), longer ones first. */
const emptyHan =
  /哪一年|哪年|边一年|边年|何年|几年|年份|几时|上映|发行|为什么|什么|甚么|为何|点解|点样|怎样|怎么|如何|哪一部|哪一|哪部|哪首|哪个|哪些|哪位|哪套|边一|边个|边首|边套|边部|边啲|乜嘢|几多|多少|他们|她们|佢哋|我们|你们|可以|知道|请问|一下|那个|这个|嗰个|呢个|叫做|系咪|是不是|有没有|有冇|[的了是在有和与同呢吗啊呀吧么嘛㗎嘅咗喺系佢他她它我你哋咁嗰个这那首部套边哪咩乜啲冇不没都就也又被把给对里叫谁讲说会要能先噉而及或到去为以之]/gu

/**
 * What is compared between a question and a line: the terms of its words, stop words left out, and of Chinese
 * each pair of neighbouring characters that stand in one word.
 */
export function termsOf(words: readonly Word[]): string[] {
  const terms = new Set<string>()
  let run = ''
  const endRun = () => {
    for (const piece of run.replaceAll(emptyHan, ' ').split(' ')) {
      const characters = Array.from(piece)
      if (characters.length === 1) terms.add(piece)
      for (let at = 0; at + 1 < characters.length; at++) terms.add(`${characters[at]}${characters[at + 1]}`)
    }
    run = ''
  }
  for (const word of words) {
    if (word.han) {
      run += word.text
      continue
    }
    endRun()
    if (!isStopWord(word.text)) terms.add(word.term)
  }
  endRun()
  terms.delete('')
  return [...terms]
}

/** Terms that most questions here have, and that tell what is wanted rather than what it is about. */
const generic: ReadonlySet<string> = new Set(
  `=film =song =music =sing =perform =compose =score =director =actor =cinematographer =year =man =woman =character
   name titl call mention articl essai text piec list credit plai heard hear two three four 2 3 4 5 6 first second
   includ featur appear turn up come one els right befor 电影 歌曲 音乐 名字 戏 片 歌 曲 文章 导演 演员 主唱 歌手 作曲 articulo nombr titulo suena texto`.split(
    /\s+/,
  ),
)

/** The terms that say what a question is about, besides the names in it. */
export const contentOf = <T extends { readonly term: string }>(terms: readonly T[]): T[] =>
  terms.filter(({ term }) => !generic.has(term))
