/** What a bot like this is asked to do and does not, and what it says to that. */
const requests: readonly (readonly [RegExp, string])[] = [
  [
    /^\W*(?:hi|hello|hey|yo|good (?:morning|evening|night)|thanks?|thank you|thx|cheers|hola|gracias|你好|您好|多謝|多谢|唔該|謝謝|谢谢)(?: (?:there|bot|yumeji|a lot|so much))?\W*$/iu,
    'Hello! Ask me about the music of Wong Kar Wai’s films, for instance: what plays in the bar in Chungking Express?',
  ],
  [
    /^[!/](?:vol(?:ume)?|np|loop|join|leave|disconnect|seek)\b|^[!/.]?\W*(?:(?:yo|hey|hi|ok|please|pls|plz|bot|yumeji|kindly|i want you to|can you|could you|would you|will you|just|now|dj)\W+)*(?:play|put on|queue|skip|pause|stop|resume|shuffle|put on|turn up|reproduce|pon(?:me)?)\b(?!.*\?$)|^(?:唔該|请|請)?(?:播放?|放(?:一下|首)?|切歌|暂停|暫停)/iu,
    'I cannot play music, but I can tell you what plays where and why, and each track’s card has links to listen.',
  ],
  [
    /^\W*(?:the )?(?:full )?(?:lyrics?|letra)\b.{0,40}$|\blyrics? (?:to|of|for|from|pls|plz|please)\b(?!.*\b(?:mean\w*|say|says|express\w*|reflect\w*|suggest\w*|about|stands?)\b)|\b(?:what are|whats|what're|print|give|show|send|post|type|recite|quote|paste|list|need|want|full|all|entire|complete|whole|find|dame|pon|escribe|muestra|manda|quiero)\b.{0,30}\b(?:lyrics|letra)\b|\bletra (?:de|completa)\b|(?:俾|给|給|全|印|贴|貼|写|寫|要|睇|看).{0,6}歌[词詞]|歌[词詞].{0,6}(?:俾|给|給|全文|吗|嗎|呀|$)/iu,
    'I do not print lyrics, but I can tell you what a song does in its film.',
  ],
  [
    /^\W*(?:(?:please|pls|plz|kindly|can you|could you|would you|will you|now|just|hey|yumeji)\W+)*(?:write|compose|draft|generate|make up|invent|rap|sing|tell|give)\b(?: me| us)?(?: an?| another| some| the)?\b.{0,25}\b(?:poem|sonnet|limerick|haiku|verse|ode|rap|joke|story|essay|screenplay|script|fan ?fic\w*|email|letter|code|riddle)\b|^\W*(?:escribe|escribeme|escríbeme|compon|componme|cuenta|cuentame|cuéntame|invent[ae])\b.{0,25}\b(?:poema|soneto|chiste|cuento|historia|verso|carta)\b|(?:写|寫|作|讲|講)(?:一|个|個|首|篇|段|下)*.{0,6}(?:诗|詩|故事|笑话|笑話|小说|小說)/iu,
    'I do not write things, I only answer. Ask me about the music of Wong Kar Wai’s films.',
  ],
  [
    /\b(?:ignore|forget|disregard|override)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous|everything)\b|\b(?:system|hidden|initial|secret|internal) (?:prompt|instructions?|message|rules)\b|\bfrom (?:now|this point|here) on\b|\b(?:speak|talk|answer|reply|respond|write)(?: only)? (?:as|like|in the (?:style|voice|manner)) |\bdisregard\b|^sudo\b|\bonly (?:reply|answer|respond|speak)\b|\byou are now\b|\bact as\b|\bpretend (?:to be|you)\b|\bjailbreak\b|\b(?:developer|admin) mode\b|\bignora (?:las|tus|todas)\b|忽略.{0,12}(?:指令|指示)|系[统統]提示/iu,
    'That reads like instructions, and to me it is only text. Ask me about the music of Wong Kar Wai’s films.',
  ],
]

/** A friendly refusal, where a question is a request for what the bot does not do. */
export function declined(question: string): string | undefined {
  const text = question.slice(0, 300)
  return requests.find(([pattern]) => pattern.test(text))?.[1]
}
