import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dependencies, isCompatible, licencePage } from './licences.ts'

const all = dependencies()

it('every dependency has a licence that is compatible with ours', () => {
  expect(all.length).toBeGreaterThan(100)
  expect(all.filter(({ licence }) => !isCompatible(licence))).toEqual([])
})

it('docs/licences.md is current (npm run licences)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/licences.md'), 'utf8')).toBe(licencePage(all))
})

it('a licence that forbids what the bot does is told from one that allows it', () => {
  expect(isCompatible('MIT AND Apache-2.0')).toBe(true)
  expect(isCompatible('(MIT OR GPL-3.0-only)')).toBe(true)
  expect(isCompatible('MIT AND GPL-3.0-only')).toBe(false)
  expect(isCompatible('')).toBe(false)
})
