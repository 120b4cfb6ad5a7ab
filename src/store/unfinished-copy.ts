import { type Store, StoreError } from './store.ts'

/** In a store that is filled from another, until all is there. No server has such an id. */
export const copyMark = 'copy-under-way'

/** Throws a StoreError where a copy into this store was begun and not ended. `name` is what it was chosen by. */
export async function refuseUnfinishedCopy(store: Store, name: string): Promise<void> {
  if (!(await store.guilds.get(copyMark))) return
  throw new StoreError(
    `A copy into the store of ${name} was cut short, and part of what is to be there is missing. Run npm run store:copy again, from the same store into this one; it goes on where it was.`,
  )
}
