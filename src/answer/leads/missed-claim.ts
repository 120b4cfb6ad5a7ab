import type { Catalog } from '../../catalog/catalog.ts'
import { nameOf } from '../../catalog/entity.ts'
import type { Ref } from '../../catalog/schema.ts'
import { type Evidence, identifying, type LearnedClaim } from '../evidence.ts'
import type { Lead } from './lead.ts'

/** How likely a claim must be to be told beside a lead. */
const likely = 0.5

/** The claim that was learned to be asked for like this, where a lead does not tell the same. */
export function missedBy(catalog: Catalog, lead: Lead, { learned }: Evidence): LearnedClaim | undefined {
  if (!learned || learned.likelihood < likely) return undefined
  const { relation, about } = learned.claim
  const tells = (ref: Ref) => {
    const entity = catalog.findRef(ref)
    return lead.about.includes(ref) || (entity !== undefined && lead.text.includes(nameOf(entity)))
  }
  const told = identifying.has(relation) && about.every(tells)
  return told ? undefined : learned
}
