import * as z from 'zod'
import { refSchema, relationSchema } from '../catalog/schema.ts'
import { extremes, groups, wantedKinds } from './asked.ts'

const refs = z.array(refSchema)

/** What is remembered of a question, so that the next one can lean on it. Plain JSON, read back through this. */
export const rememberedSchema = z.object({
  query: z.object({
    terms: z.array(
      z.object({ term: z.string(), near: z.array(z.object({ term: z.string(), nearness: z.number() })) }),
    ),
    inherited: z.number().default(0),
    named: z.array(refs),
    strange: z.boolean(),
    years: z.array(z.number()),
    likely: refs,
    asked: z.object({
      wants: z.array(z.enum(wantedKinds)),
      about: z.array(z.enum(groups)),
      list: z.boolean(),
      count: z.boolean(),
      who: z.boolean().default(false),
      compare: z.boolean(),
      apart: z.boolean().default(false),
      except: z.boolean(),
      extremes: z.array(z.enum(extremes)).default([]),
      relations: z.array(relationSchema),
    }),
  }),
  /** What the answer was about. */
  entities: refs,
})
