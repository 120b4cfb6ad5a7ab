const formats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** A moment as Discord shows `<t:seconds:style>`, in this browser's time zone.
 * https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
export function timestampText(seconds: number, style: string, nowMs: number): string {
  if (style !== 'R')
    return new Intl.DateTimeFormat('en-US', formats[style] ?? formats.f).format(seconds * 1000)
  const left = seconds - nowMs / 1000
  const [unit, size] = units.find(([, size]) => Math.abs(left) >= size) ?? ['second', 1]
  return new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }).format(Math.round(left / size), unit)
}

/** When a message was sent, as above each message: today, yesterday, or a date. */
export function sentText(sentMs: number, nowMs: number): string {
  const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' }).format(sentMs)
  const day = (ms: number) => new Date(ms).toDateString()
  if (day(sentMs) === day(nowMs)) return `Today at ${time}`
  if (day(sentMs) === day(nowMs - 86_400_000)) return `Yesterday at ${time}`
  return `${new Intl.DateTimeFormat('en-US', { dateStyle: 'short' }).format(sentMs)}, ${time}`
}
