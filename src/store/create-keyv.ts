import { Keyv, type KeyvStoreAdapter } from 'keyv'
import * as z from 'zod'
import type { SharedKeyv } from './store.ts'

/** What Keyv puts around a value. */
const envelope = z.object({ value: z.unknown(), expires: z.number().optional() })

export interface KeyvOptions {
  readonly store: KeyvStoreAdapter | Map<string, string>
  readonly namespace: string
  /** False where the adapter sets apart namespaces by itself. */
  readonly useKeyPrefix?: boolean
}

/**
 * A Keyv whose operations reject where the store fails. An entry that is no JSON comes out as the text that it is, so
 * that one bad entry neither hides the others nor passes for an absent one.
 */
export function createKeyv({ store, namespace, useKeyPrefix = true }: KeyvOptions): Keyv<unknown> {
  const keyv = new Keyv<unknown>({
    store,
    namespace,
    useKeyPrefix,
    throwOnErrors: true,
    deserialize: text => JSON.parse(isKept(text) ? text : JSON.stringify({ value: text })),
    serialize: data => JSON.stringify(data),
  })
  keyv.on('error', () => {
    // It is thrown as well, and logged where it is caught.
  })
  return keyv
}

/** The same Keyv with an exchange of its adapter's, which compares the texts that are made of values. */
export const withReplace = (
  keyv: Keyv<unknown>,
  replace: (key: string, before: string | undefined, after: string | undefined) => Promise<boolean>,
): SharedKeyv =>
  Object.assign(keyv, {
    replace: (key: string, before: unknown, after: unknown) => replace(key, textOf(before), textOf(after)),
  })

/** What Keyv makes of a value that is kept for good. */
const textOf = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify({ value })

/** Whether a text is one that Keyv has made of a value. */
function isKept(text: string): boolean {
  try {
    return envelope.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}
