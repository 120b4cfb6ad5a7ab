import type { Catalog } from '../catalog/catalog.ts'

/** What a handler may use besides its arguments. */
export interface Context {
  readonly catalog: Catalog
}
