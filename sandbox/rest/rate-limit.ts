import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Match } from './router.ts'

/** https://discord.com/developers/docs/topics/rate-limits */
export interface RateLimiter {
  take(match: Match): RateLimitState
}

export interface RateLimitState {
  limited: null | { scope: 'user' | 'global'; retryAfterSeconds: number }
  headers: Record<string, string>
}

interface Window {
  used: number
  resetsAt: number
}

const major = ['channel_id', 'guild_id', 'webhook_id', 'token', 'interaction_id']
const seconds = (ms: number) => (Math.max(0, ms) / 1000).toFixed(3)

/** Counts requests per route and major parameter, and `globalPerSecond` over all of them. */
export function createRateLimiter(clock: Clock, globalPerSecond: number): RateLimiter {
  const windows = new Map<string, Window>()
  const windowOf = (key: string, windowMs: number): Window => {
    const now = clock.now()
    const known = windows.get(key)
    if (known !== undefined && known.resetsAt > now) return known
    if (windows.size > 10_000) {
      for (const [other, { resetsAt }] of windows) if (resetsAt <= now) windows.delete(other)
    }
    const fresh = { used: 0, resetsAt: now + windowMs }
    windows.set(key, fresh)
    return fresh
  }
  const limited = (scope: 'user' | 'global', window: Window, headers: Record<string, string>) => {
    const retryAfterSeconds = Number(seconds(window.resetsAt - clock.now()))
    return {
      limited: { scope, retryAfterSeconds },
      headers: {
        ...headers,
        'retry-after': String(Math.ceil(retryAfterSeconds)),
        'x-ratelimit-scope': scope,
        ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
      },
    }
  }
  return {
    take({ route, params }) {
      if (route.auth === 'bot') {
        const all = windowOf('global', 1000)
        if (all.used >= globalPerSecond) return limited('global', all, {})
        all.used++
      }
      if (route.limit === null) return { limited: null, headers: {} }
      const name = `${route.method} ${route.template}`
      const of = major.map(part => params.get(part) ?? '').join('/')
      const window = windowOf(`${name} ${of}`, route.limit.windowMs)
      const full = window.used >= route.limit.requests
      if (!full) window.used++
      const headers = {
        'x-ratelimit-limit': String(route.limit.requests),
        'x-ratelimit-remaining': String(route.limit.requests - window.used),
        'x-ratelimit-reset': seconds(window.resetsAt),
        'x-ratelimit-reset-after': seconds(window.resetsAt - clock.now()),
        'x-ratelimit-bucket': createHash('md5').update(name).digest('hex'),
      }
      return full ? limited('user', window, headers) : { limited: null, headers }
    },
  }
}
