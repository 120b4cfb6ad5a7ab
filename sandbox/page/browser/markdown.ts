import { Marked, type Token, type TokenizerExtension } from 'marked'

/** A text as Discord reads it: what is marked, and how. */
export type Mark =
  | { readonly kind: 'text' | 'code' | 'block' | 'everyone'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: Around | 'paragraph' | 'subtext' | 'quote' | 'item'; readonly inside: readonly Mark[] }
  | { readonly kind: 'heading'; readonly level: number; readonly inside: readonly Mark[] }
  | { readonly kind: 'list'; readonly start: number | undefined; readonly inside: readonly Mark[] }
  | { readonly kind: 'link'; readonly url: string; readonly inside: readonly Mark[] }
  | { readonly kind: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'timestamp'; readonly seconds: number; readonly style: string }
type Around = 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'

const inline = (
  name: string,
  start: RegExp,
  pattern: RegExp,
  token: (match: RegExpExecArray) => object,
): TokenizerExtension => ({
  name,
  level: 'inline',
  start: source => source.match(start)?.index,
  tokenizer(source) {
    const match = pattern.exec(source)
    return match === null ? undefined : { type: name, raw: match[0], ...token(match) }
  },
})

/** An extension around inline text, such as `__underlined__`. */
const surrounding = (name: string, start: RegExp, pattern: RegExp): TokenizerExtension => ({
  name,
  level: 'inline',
  start: source => source.match(start)?.index,
  tokenizer(source) {
    const match = pattern.exec(source)
    if (match === null) return undefined
    return { type: name, raw: match[0], tokens: this.lexer.inlineTokens(match[1] ?? '') }
  },
})

const mentionKinds: Readonly<Record<string, 'user' | 'role' | 'channel'>> = {
  '@': 'user',
  '@!': 'user',
  '@&': 'role',
  '#': 'channel',
}

/** https://discord.com/developers/docs/reference#message-formatting */
const extensions: TokenizerExtension[] = [
  inline('mention', /<[@#]/, /^<(@[!&]?|#)(\d{17,20})>/, ([, sign = '', id = '']) => ({
    kind: mentionKinds[sign],
    id,
  })),
  inline('command', /<\//, /^<\/([-\w ]{1,100}):\d{17,20}>/, ([, name = '']) => ({ name })),
  inline('timestamp', /<t:/, /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, ([, seconds = '', style = 'f']) => ({
    seconds: Number(seconds),
    style,
  })),
  inline('everyone', /@(?:everyone|here)/, /^@(?:everyone|here)\b/, ([text]) => ({ text })),
  surrounding('underline', /__/, /^__(?=\S)((?:(?!__)[\s\S]){1,2000})__(?!_)/),
  surrounding('spoiler', /\|\|/, /^\|\|((?:(?!\|\|)[\s\S]){1,4000})\|\|/),
  {
    name: 'subtext',
    level: 'block',
    start: source => source.match(/^-# /m)?.index,
    tokenizer(source) {
      const match = /^-# ([^\n]+)(?:\n|$)/.exec(source)
      if (match === null) return undefined
      return { type: 'subtext', raw: match[0], tokens: this.lexer.inlineTokens(match[1] ?? '') }
    },
  },
]

/** Not in Discord: each is left to be a paragraph or a text. */
const none = (): undefined => undefined
const marked = new Marked({
  breaks: true,
  extensions,
  tokenizer: {
    table: none,
    lheading: none,
    hr: none,
    html: none,
    tag: none,
    def: none,
    reflink: none,
    code: none,
    heading(source) {
      return /^#{1,3} /.test(source) ? false : undefined
    },
  },
})

/** Reads Discord's markdown. Never throws: what cannot be read is plain text. */
export function readMarkdown(text: string): readonly Mark[] {
  try {
    return marksOf(marked.lexer(text))
  } catch {
    return [{ kind: 'text', text }]
  }
}

const marksOf = (tokens: readonly Token[] | undefined): Mark[] => (tokens ?? []).flatMap(markOf)

const around: Readonly<Record<string, Around | 'paragraph' | 'subtext' | 'quote' | 'item'>> = {
  strong: 'strong',
  em: 'emphasis',
  underline: 'underline',
  del: 'strike',
  spoiler: 'spoiler',
  paragraph: 'paragraph',
  subtext: 'subtext',
  blockquote: 'quote',
  list_item: 'item',
}

function markOf(token: Token): Mark | Mark[] {
  const kind = around[token.type]
  if (kind !== undefined && 'tokens' in token) return { kind, inside: marksOf(token.tokens) }
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? { kind: 'text', text: token.text } : marksOf(token.tokens)
    case 'escape':
      return { kind: 'text', text: token.text }
    case 'br':
      return { kind: 'break' }
    case 'space':
      return []
    case 'codespan':
      return { kind: 'code', text: token.text }
    case 'code':
      return { kind: 'block', text: token.text }
    case 'heading':
      return { kind: 'heading', level: token.depth, inside: marksOf(token.tokens) }
    case 'list':
      return {
        kind: 'list',
        start: token.ordered ? Number(token.start) : undefined,
        inside: marksOf(token.items),
      }
    case 'link':
      return { kind: 'link', url: token.href, inside: marksOf(token.tokens) }
    case 'mention':
      return { kind: token.kind, id: token.id }
    case 'everyone':
      return { kind: 'everyone', text: token.text }
    case 'command':
      return { kind: 'command', name: token.name }
    case 'timestamp':
      return { kind: 'timestamp', seconds: token.seconds, style: token.style }
    default:
      return { kind: 'text', text: token.raw }
  }
}
