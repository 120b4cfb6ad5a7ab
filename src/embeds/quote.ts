import { escapeMarkdown } from '@discordjs/formatters'
import { clip } from '../bot/limits.ts'

/**
 * What somebody typed, in quotation marks, safe to show in a message: on one line, without control or
 * direction marks, short, and with no markdown, link or mention left in it.
 */
export function quote(typed: string): string {
  const line = typed.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  const escaped = escapeMarkdown(clip(line, 80), {
    bulletedList: true,
    numberedList: true,
    heading: true,
    maskedLink: true,
  })
  return `“${escaped.replaceAll(/[<@]/g, '\\$&').replaceAll('://', ':\\//')}”`
}
