import { expect, it } from 'vitest'
import { properties } from './properties.ts'

/** The short version of `npm run test:abuse`. */
it.each(properties)('$name', async ({ holds }) => {
  expect(await holds(150)).toBeGreaterThan(0)
})
