/** Trouble to come for requests of the bot. */
export interface RestFault {
  /** `POST /channels/*\/messages`: a method or `*`, then a path where `*` stands for one part, `**` for any. */
  route: string
  /** `truncate`: the answer ends in the middle. */
  action: 'fail' | 'delay' | 'drop' | 'truncate'
  /** Before the request takes effect, or after it did (so that only the answer is lost). */
  when: 'before' | 'after'
  /** For how many requests. */
  times: number
  /** For `fail`. */
  status: number
  code: number
  message: string
  /** Seconds, sent with a 429, which has 1 when this is null. */
  retryAfter: number | null
  /** Whether a 429 is about all routes. */
  global: boolean
  /** How many of the requests that fit it befalls, 0 to 1. */
  chance: number
  /** For `delay`. */
  delayMs: number
}

export interface RestFaults {
  add(fault: RestFault): void
  /** The first fault that fits, used up by one. */
  take(method: string, path: string): RestFault | undefined
  pending(): readonly RestFault[]
  clear(): void
}

function matches(route: string, method: string, path: string): boolean {
  const [wanted = '*', pattern = '/**'] = route.split(' ', 2)
  if (wanted !== '*' && wanted !== method) return false
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  const source = escaped.replace(/\*\*|\*/g, stars => (stars === '**' ? '.*' : '[^/]*'))
  return new RegExp(`^${source}$`).test(path)
}

/** `random` gives numbers from 0 to below 1. */
export function createRestFaults(random: () => number): RestFaults {
  let faults: RestFault[] = []
  return {
    add: fault => {
      faults.push({ ...fault })
    },
    take(method, path) {
      const fault = faults.find(({ route, chance }) => matches(route, method, path) && random() < chance)
      if (fault === undefined) return undefined
      fault.times--
      faults = faults.filter(({ times }) => times > 0)
      return fault
    },
    pending: () => faults,
    clear: () => {
      faults = []
    },
  }
}
