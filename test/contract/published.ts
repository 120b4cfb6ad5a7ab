import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from 'vitest'

/** Discord's published OpenAPI document: https://github.com/discord/discord-api-spec */
export const published = resolve(
  import.meta.dirname,
  '../..',
  process.env.DISCORD_OPENAPI || '../shared/discord/openapi.json',
)

export const isPublishedThere = existsSync(published)

/** `describe` where the document is there to test against, skipped elsewhere. */
export const describeContract = describe.skipIf(!isPublishedThere)
