import { expect, it } from 'vitest'
import { ofFiles, ofPeople } from './properties.ts'

/** The short version of `npm run test:abuse`. */
it.each([...ofPeople, ...ofFiles])('$name', async ({ holds }) => {
  expect(await holds(150)).toBeGreaterThan(0)
})
