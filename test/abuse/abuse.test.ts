import { expect, it } from 'vitest'
import { ofFiles, ofPeople } from './properties.ts'
import { ofSignatures } from './signatures.ts'

/** The short version of `npm run test:abuse`. */
it.each([...ofPeople, ...ofSignatures, ...ofFiles])('$name', async ({ holds }) => {
  expect(await holds(150)).toBeGreaterThan(0)
})
