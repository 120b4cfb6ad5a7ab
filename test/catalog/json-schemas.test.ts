import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { jsonSchemas } from '../../src/catalog/json-schemas.ts'

it.each(Object.entries(jsonSchemas()))('data/schema/%s is current (npm run schema)', (name, text) => {
  expect(readFileSync(join(import.meta.dirname, '../../data/schema', name), 'utf8')).toBe(text)
})
