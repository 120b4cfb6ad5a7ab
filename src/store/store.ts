import type { Keyv } from 'keyv'

/** Where things are kept, each kind apart. Its operations reject where the store fails. */
export interface Store {
  readonly conversations: Keyv<unknown>
  readonly guilds: Keyv<unknown>
  close(): Promise<void>
}

/** The store cannot be opened. The message is for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
