import type { Catalog } from '../../catalog/catalog.ts'

/**
 * What targets have in common: their relation, what they are about, where in the article they stand. What is learned
 * of a trait from one target helps with all that have it: how one asks for a singer, whoever sings.
 */
export type TraitsOf = (target: string) => readonly string[]

export function traitsIn(catalog: Catalog): TraitsOf {
  const traits = new Map(
    catalog.claims.map(({ id, relation, about, sections }) => [
      `claim:${id}`,
      ['claim', relation, ...about, ...(sections?.map(section => `section:${section}`) ?? ['outside'])],
    ]),
  )
  return target => traits.get(target) ?? ['gap']
}
