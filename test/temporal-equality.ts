import { expect } from 'vitest'

/** Without this `toMatchObject` takes any moment for any other, since neither has a property of its own. */
expect.addEqualityTesters([
  (a, b) => (isTemporal(a) && isTemporal(b) ? kindOf(a) === kindOf(b) && String(a) === String(b) : undefined),
])

const kindOf = (value: unknown): string => Object.prototype.toString.call(value)
const isTemporal = (value: unknown): boolean => kindOf(value).startsWith('[object Temporal.')
