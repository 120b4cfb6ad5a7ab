import type { APIEmbedField } from 'discord-api-types/v10'
import { limits } from '../bot/limits.ts'

/** As `field`, but lines that do not fit go into a second one below. */
export function tallField(name: string, lines: readonly string[]): APIEmbedField[] {
  let end = 0
  for (let length = 0; end < lines.length; end++) {
    length += (lines[end]?.length ?? 0) + 1
    if (length > limits.fieldValue) break
  }
  return [...field(name, lines.slice(0, end)), ...field(`${name}, continued`, lines.slice(end))]
}

/**
 * A field of whole lines. Lines that would take it over Discord's limit are counted in a last line instead,
 * empty ones are left out. Nothing where no line is left, since Discord refuses an empty field.
 */
export function field(name: string, given: readonly string[]): APIEmbedField[] {
  const lines = given.filter(Boolean)
  const kept: string[] = []
  const rest = () => lines.length - kept.length
  for (const line of lines) {
    const more = rest() > 1 ? `\n…and ${rest() - 1} more` : ''
    if ([...kept, line].join('\n').length + more.length > limits.fieldValue) break
    kept.push(line)
  }
  if (kept.length === 0) return []
  const value = [...kept, ...(rest() > 0 ? [`…and ${rest()} more`] : [])].join('\n')
  return [{ name, value }]
}

/** As many lines as people read: a card is not an archive, and its menu leads to the rest. */
export const most = (lines: readonly string[]): readonly string[] => lines.slice(0, 8)
