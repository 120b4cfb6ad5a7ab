const forms = [
  // 9:00, 09.30, 21h15, 9:00 am
  /^(?<hour>\d{1,2})\s?[:.h]\s?(?<minute>\d{2})\s?(?<half>[ap]\.?\s?m\.?)?$/i,
  // 9am, 9 p.m.
  /^(?<hour>\d{1,2})\s?(?<half>[ap]\.?\s?m\.?)$/i,
  // 0930, 930 pm
  /^(?<hour>\d{1,2})(?<minute>\d{2})\s?(?<half>[ap]\.?\s?m\.?)?$/i,
  // 21h
  /^(?<hour>\d{1,2})\s?h$/i,
]

/** The time of day that somebody typed, as `09:00`; undefined where it is none. */
export function typedTime(typed: string): string | undefined {
  const text = typed.trim().normalize('NFKC').toLowerCase()
  if (text === 'noon') return '12:00'
  if (text === 'midnight') return '00:00'
  for (const form of forms) {
    const { hour, minute = '00', half } = form.exec(text)?.groups ?? {}
    if (hour === undefined) continue
    const hours = half ? onTheFullClock(Number(hour), half) : Number(hour)
    if (hours === undefined || hours > 23 || Number(minute) > 59) return undefined
    return `${String(hours).padStart(2, '0')}:${minute}`
  }
  return undefined
}

/** 12am is midnight and 12pm is noon; 13pm is nothing. */
function onTheFullClock(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.startsWith('p') ? 12 : 0)
}
