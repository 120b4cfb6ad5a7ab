import type { Keyv } from 'keyv'

/** A Keyv in which several processes may change the same entry. */
export interface SharedKeyv extends Keyv<unknown> {
  /**
   * Puts one value in the place of another, at once for all processes; undefined stands for no entry. False where the
   * entry is another by now, and then nothing is changed.
   */
  replace(key: string, before: unknown, after: unknown): Promise<boolean>
}

/** Where things are kept, each kind apart. Its operations reject where the store fails. */
export interface Store {
  readonly conversations: Keyv<unknown>
  readonly guilds: SharedKeyv
  close(): Promise<void>
}

/** The store cannot be opened. The message is for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
