import { escapeMarkdown } from '@discordjs/formatters'
import { clip } from '../bot/limits.ts'

/**
 * What somebody typed, in quotation marks, safe to show in a message: on one line, without control or
 * direction marks, short, and with no markdown, link or mention left in it.
 */
export function quote(typed: string): string {
  const escaped = escapeMarkdown(clip(onOneLine(typed), 80), {
    bulletedList: true,
    numberedList: true,
    heading: true,
    maskedLink: true,
  })
  return `“${escaped.replaceAll(/[<@]/g, '\\$&').replaceAll('://', ':\\//')}”`
}

/** What somebody typed, on one line and without control or direction marks. */
export const onOneLine = (typed: string): string => typed.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
