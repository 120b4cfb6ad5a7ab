import { describe, expect, it } from 'vitest'
import { avatarOf } from '../../../sandbox/page/browser/avatar.ts'
import { legible } from '../../../sandbox/page/browser/legible.ts'
import { sentText, timestampText } from '../../../sandbox/page/browser/timestamps.ts'

describe('timestamps', () => {
  const now = Date.UTC(2026, 10, 24, 12)
  it.each([
    [-30, '30 seconds ago'],
    [90, 'in 2 minutes'],
    [7200, 'in 2 hours'],
    [-86_400, 'yesterday'],
    [86_400 * 400, 'next year'],
  ])('%d seconds from now are “%s”', (seconds, text) => {
    expect(timestampText(now / 1000 + seconds, 'R', now)).toBe(text)
  })

  it('are dates and times in Discord’s styles', () => {
    expect(timestampText(now / 1000, 'D', now)).toBe('November 24, 2026')
    expect(timestampText(now / 1000, 'x', now)).toContain('November 24, 2026 at')
  })

  it('say when a message was sent', () => {
    expect(sentText(now, now)).toMatch(/^Today at /)
    expect(sentText(now - 86_400_000, now)).toMatch(/^Yesterday at /)
    expect(sentText(now - 10 * 86_400_000, now)).toMatch(/^11\/14\/26, /)
  })
})

describe('colours of roles', () => {
  it('stay as they are where they can be read', () => {
    expect(legible(0xffffff, 'dark')).toBe('rgb(255 255 255)')
    expect(legible(0x000000, 'light')).toBe('rgb(0 0 0)')
  })

  it('are lighter or darker where they cannot', () => {
    expect(legible(0x313338, 'dark')).not.toBe('rgb(49 51 56)')
    expect(legible(0xffff00, 'light')).not.toBe('rgb(255 255 0)')
  })
})

it('draws an avatar of a letter, which no name can break out of', () => {
  expect(decodeURIComponent(avatarOf({ id: '1', name: 'mei' }))).toContain('>M</text>')
  expect(decodeURIComponent(avatarOf({ id: '2', name: '<b>' }))).toContain('>?</text>')
})
