import { asTyped, chinese, oneOf, words } from '../phrases.ts'

/** What a bot like this is asked to do and does not, and what it says to that. */
interface Refusal {
  readonly asked: RegExp
  readonly reply: string
}

/** What may stand before what is to be done. */
const please = oneOf`
  please, pls, plz, kindly, can you, could you, would you, will you, now, just, hey, yumeji`

const hello = oneOf`
  hi, hello, hey, yo, good (?:morning|evening|night), thanks?, thank you, thx, cheers,
  hola, gracias,
  你好, 您好, 多謝, 多谢, 唔該, 謝謝, 谢谢`
const afterHello = oneOf`there, bot, yumeji, a lot, so much`

const greeting: Refusal = {
  asked: asTyped(String.raw`^\W*${hello}(?: ${afterHello})?\W*$`),
  reply:
    'Hello! Ask me about the music of Wong Kar Wai’s films, for instance: what plays in the bar in Chungking Express?',
}

/** The commands of music bots. */
const command = oneOf`vol(?:ume)?, np, loop, join, leave, disconnect, seek`
const calling = oneOf`yo, hi, ok, bot, dj, i want you to`
const play = oneOf`
  play, put on, queue, skip, pause, stop, resume, shuffle, turn up,
  reproduce, pon(?:me)?`

const playing: Refusal = {
  asked: asTyped(
    String.raw`^[!/]${command}\b`,
    // A question mark at the end makes it a question after all.
    String.raw`^\W*(?:(?:${please}|${calling})\W+)*${play}\b(?!.*\?$)`,
    chinese`^(?:唔該|请|請)?(?:播放?|放(?:一下|首)?|切歌|暂停|暫停)`,
  ),
  reply:
    'I cannot play music, but I can tell you what plays where and why, and each track’s card has links to listen.',
}

const asks = oneOf`
  what are, whats, what're, print, give, show, send, post, type, recite, quote, paste, list,
  need, want, full, all, entire, complete, whole, find,
  dame, pon, escribe, muestra, manda, quiero`
/** Who asks what lyrics do is answered. */
const doing = words`mean\w*, say, says, express\w*, reflect\w*, suggest\w*, about, stands?`

const lyrics: Refusal = {
  asked: asTyped(
    String.raw`^\W*(?:the )?(?:full )?(?:lyrics?|letra)\b.{0,40}$`,
    String.raw`\blyrics? (?:to|of|for|from|pls|plz|please)\b(?!.*${doing})`,
    words`${asks}\b.{0,30}\b(?:lyrics|letra)`,
    words`letra (?:de|completa)`,
    chinese`
      (?:俾|给|給|全|印|贴|貼|写|寫|要|睇|看).{0,6}歌[词詞]
      歌[词詞].{0,6}(?:俾|给|給|全文|吗|嗎|呀|$)`,
  ),
  reply: 'I do not print lyrics, but I can tell you what a song does in its film.',
}

const write = oneOf`write, compose, draft, generate, make up, invent, rap, sing, tell, give`
const poem = oneOf`
  poem, sonnet, limerick, haiku, verse, ode, rap, joke, riddle, story, essay,
  screenplay, script, fan ?fic\w*, email, letter, code`
const escribe = oneOf`
  escribe, escribeme, escríbeme, compon, componme, cuenta, cuentame, cuéntame, invent[ae]`
const poema = oneOf`poema, soneto, chiste, cuento, historia, verso, carta`

const writing: Refusal = {
  asked: asTyped(
    String.raw`^\W*(?:${please}\W+)*${write}\b(?: me| us)?(?: an?| another| some| the)?\b.{0,25}\b${poem}\b`,
    String.raw`^\W*${escribe}\b.{0,25}\b${poema}\b`,
    chinese`(?:写|寫|作|讲|講)(?:一|个|個|首|篇|段|下)*.{0,6}(?:诗|詩|故事|笑话|笑話|小说|小說)`,
  ),
  reply: 'I do not write things, I only answer. Ask me about the music of Wong Kar Wai’s films.',
}

const ignore = oneOf`ignore, forget, override`
const whatWasSaid = oneOf`instructions?, prompts?, rules?, above, previous, everything`
const speak = oneOf`speak, talk, answer, reply, respond, write`

const instructions: Refusal = {
  asked: asTyped(
    words`
      disregard, ${ignore}\b.{0,40}\b${whatWasSaid},
      (?:system|hidden|initial|secret|internal) (?:prompt|instructions?|message|rules),
      (?:developer|admin) mode, jailbreak, ^sudo,
      act as, pretend (?:to be|you), you are now,
      from (?:now|this point|here) on, only (?:reply|answer|respond|speak)`,
    String.raw`\b${speak}(?: only)? (?:as|like|in the (?:style|voice|manner)) `,
    words`ignora (?:las|tus|todas)`,
    chinese`忽略.{0,12}(?:指令|指示) 系[统統]提示`,
  ),
  reply:
    'That reads like instructions, and to me it is only text. Ask me about the music of Wong Kar Wai’s films.',
}

export const refusals: readonly Refusal[] = [greeting, playing, lyrics, writing, instructions]
