const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** Choices to offer, by how they are typed. */
export const commonDays = ['every day', 'weekdays', 'weekends', 'Mon, Wed, Fri', 'Friday']

/**
 * The ISO weekdays (1 is Monday) that somebody typed: `weekdays`, `Mon, Wed & Fri`, `fri-sun`; undefined where it
 * says something else.
 */
export function typedDays(typed: string): readonly number[] | undefined {
  const text = typed.trim().toLowerCase()
  if (/^(every ?day|daily|all( days)?|all week)$/.test(text)) return everyDay
  if (/^(week ?days?|working days)$/.test(text)) return [1, 2, 3, 4, 5]
  if (/^week ?ends?$/.test(text)) return [6, 7]
  const days = new Set<number>()
  const parts = text.replaceAll(/\s*(?:[-–]|\bto\b)\s*/g, '-').split(/(?:[,;+&/]|\band\b|\s)+/)
  for (const part of parts.filter(Boolean)) {
    const [first, last, ...more] = part.split('-').map(dayNumber)
    if (first === undefined || more.length > 0 || (last === undefined && part.includes('-'))) return undefined
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day)
      if (day === (last ?? first)) break
    }
  }
  return days.size > 0 ? [...days].sort() : undefined
}

/** Two letters are enough: mo, tu, we, th, fr, sa, su. */
function dayNumber(typed: string): number | undefined {
  const name = typed.replace(/\.$/, '').replace(/s$/, '')
  const at = name.length < 2 ? -1 : names.findIndex(full => full.toLowerCase().startsWith(name))
  return at < 0 ? undefined : at + 1
}

/** The days in words: `every day`, `weekdays`, `every Monday and Friday`. */
export function daysInWords(days: readonly number[]): string {
  if (days.length === 7) return 'every day'
  if (days.join() === '1,2,3,4,5') return 'on weekdays'
  if (days.join() === '6,7') return 'on weekends'
  const short = days.map(day => names[day - 1] ?? '')
  return `every ${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(short)}`
}
