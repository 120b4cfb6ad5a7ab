import * as z from 'zod'
import { articleSchema, entriesSchema } from './schema.ts'

/** The JSON Schemas by which editors check and complete the files of the catalog, by file name. */
export function jsonSchemas(): Record<string, string> {
  const schema = (type: z.ZodType) => `${JSON.stringify(z.toJSONSchema(type, { io: 'input' }), null, 2)}\n`
  return {
    'article.schema.json': schema(articleSchema),
    'entries.schema.json': schema(entriesSchema),
  }
}
