import { rawTimeZones } from '@vvo/tzdb'
import { fold } from '../catalog/names/fold.ts'
import { onFirstUse } from '../on-first-use.ts'

/** A time zone that can be chosen. */
export interface TimeZone {
  /** IANA's name, `Asia/Hong_Kong`. */
  readonly id: string
  /** How people know it: `Hong Kong`. */
  readonly place: string
}

interface Searchable extends TimeZone {
  /** Folded: how the place itself is called, … */
  readonly places: readonly string[]
  /** … and what it belongs to: its country, what its time is called. */
  readonly wider: readonly string[]
}

/** Finds time zones by what somebody types. */
export interface TimeZones {
  /** The best first. */
  suggest(typed: string, limit: number): readonly TimeZone[]
  /** The zone that somebody means who typed this: an IANA name, or the one that fits best. */
  resolve(typed: string): TimeZone | undefined
}

/**
 * The zones of @vvo/tzdb with their cities, countries and common names. `fold` of the catalog makes spellings
 * comparable here, too. They are made ready at first need: a process in which nobody sets anything up needs none.
 */
export function createTimeZones(): TimeZones {
  const all = onFirstUse((): readonly Searchable[] => {
    const countryNames = namesOfCountries()
    return [utc, ...rawTimeZones.flatMap(zone => withItsNames(zone, countryNames))]
  })
  const suggest: TimeZones['suggest'] = (typed, limit) => {
    const wanted = fold(typed.replaceAll(/[_/]/g, ' '))
    const fitting =
      wanted === ''
        ? all().filter(({ id }) => wellKnown.includes(id))
        : all().filter(zone => likeness(zone, wanted) > 0)
    return fitting
      .toSorted((a, b) => likeness(b, wanted) - likeness(a, wanted) || familiarity(a) - familiarity(b))
      .slice(0, limit)
  }
  return {
    suggest,
    resolve(typed) {
      const id = ianaName(typed.trim())
      if (id === undefined) return suggest(typed, 1)[0]
      return all().find(zone => zone.id === id) ?? { id, place: placeOf(id) }
    },
  }
}

const utc: Searchable = {
  id: 'UTC',
  place: 'UTC',
  places: ['utc', 'gmt', 'coordinated universal time'],
  wider: [],
}

/** What is offered before anything is typed: where film clubs are many, from east to west. */
const wellKnown = [
  'Asia/Tokyo',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Kolkata',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/London',
  'UTC',
  'America/Sao_Paulo',
  'America/Argentina/Buenos_Aires',
  'America/New_York',
  'America/Chicago',
  'America/Mexico_City',
  'America/Los_Angeles',
  'Australia/Sydney',
]

const familiarity = ({ id }: TimeZone): number =>
  (wellKnown.indexOf(id) + wellKnown.length + 1) % (wellKnown.length + 1)

type RawTimeZone = (typeof rawTimeZones)[number]

/** In the languages in which people look for theirs. */
const namesOfCountries = () =>
  ['en', 'es', 'zh-Hant', 'zh-Hans'].map(language => new Intl.DisplayNames(language, { type: 'region' }))

/** Names of countries that are not in the standard. */
const spoken: Readonly<Record<string, readonly string[]>> = { US: ['usa'], GB: ['uk', 'england', 'scotland'] }

/** A zone, and those that have kept the same time since 1970 and are known by a place of their own. */
function withItsNames(raw: RawTimeZone, countryNames: readonly Intl.DisplayNames[]): Searchable[] {
  const { name, alternativeName, countryCode, mainCities, group, abbreviation } = raw
  const country = [
    countryCode,
    ...countryNames.map(names => names.of(countryCode) ?? ''),
    ...(spoken[countryCode] ?? []),
  ]
  const zone = (id: string, place: string, places: readonly string[], wider: readonly string[]) => ({
    id,
    place,
    places: [...new Set([place, placeOf(id), ...places, id.replaceAll(/[_/]/g, ' ')])].map(text =>
      fold(text),
    ),
    wider: [...new Set(wider)].map(text => fold(text)).filter(Boolean),
  })
  const chief = zone(name, mainCities[0] ?? placeOf(name), mainCities, [
    ...country,
    alternativeName,
    abbreviation,
  ])
  const others = group.filter(
    id => id !== name && isPlace(id) && id !== americanSamoa && !group.some(other => isFullerName(other, id)),
  )
  return [chief, ...others.map(id => zone(id, placeOf(id), [], []))]
}

/** Not an old collective name like `US/Eastern` or `EST5EDT`. */
const isPlace = (id: string): boolean =>
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//.test(id)

/** An old name of `Pacific/Pago_Pago`. Whoever types Samoa means the country, where it is a day later. */
const americanSamoa = 'Pacific/Samoa'

/** `America/Indiana/Indianapolis` is the name today of `America/Indianapolis`. */
const isFullerName = (other: string, id: string): boolean =>
  other !== id && other.split('/').length > id.split('/').length && placeOf(other) === placeOf(id)

/** `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
const placeOf = (id: string): string => (id.split('/').at(-1) ?? id).replaceAll('_', ' ')

/** How well a zone's names fit; 0 where they do not. */
function likeness({ places, wider }: Searchable, wanted: string): number {
  if (places.some(name => name.replaceAll(' ', '') === wanted)) return 7
  if (places.includes(wanted)) return 7
  if (wider.includes(wanted) && !places.some(name => name.startsWith(wanted))) return 5
  if (places.some(name => name.startsWith(wanted))) return wider.includes(wanted) ? 6 : 4
  if (wider.some(name => name.startsWith(wanted))) return 2
  return [...places, ...wider].some(name => name.includes(` ${wanted}`)) ? 1 : 0
}

/**
 * The name as IANA writes it, or undefined where it is none. An offset counts as none, since it knows no summer, and
 * so do abbreviations, which mean different times in different places.
 */
function ianaName(typed: string): string | undefined {
  if (!typed.includes('/') && !/^utc$/i.test(typed)) return undefined
  try {
    return new Temporal.ZonedDateTime(0n, typed.replaceAll(' ', '_')).timeZoneId
  } catch {
    return undefined
  }
}
