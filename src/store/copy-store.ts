import { isDeepStrictEqual } from 'node:util'
import type { Keyv } from 'keyv'
import { type Store, StoreError } from './store.ts'
import { copyMark, refuseUnfinishedCopy } from './unfinished-copy.ts'

/** How many entries of a kind there are, and how many of them had to be written. */
export interface Copied {
  readonly kind: Kind
  readonly entries: number
  readonly written: number
}

const kinds = ['guilds', 'conversations'] as const
type Kind = (typeof kinds)[number]

/**
 * Makes one store hold just what another holds, and then compares all of it. Cut short, it is begun again and writes
 * only what is missing. Throws a StoreError where the target holds something that is no begun copy, where the source is
 * no whole one, and where it changed meanwhile. Nothing is changed in the source. `now` is in milliseconds since 1970.
 */
export async function copyStore(from: Store, to: Store, now: () => number): Promise<Copied[]> {
  await refuseUnfinishedCopy(from, 'FROM')
  if (!(await to.guilds.get(copyMark))) {
    for (const kind of kinds)
      for await (const _ of keysOf(to[kind]))
        throw new StoreError(
          'The target is not empty, and no copy into it was begun. Nothing was changed. Choose an empty one.',
        )
    await to.guilds.set(copyMark, true)
  }
  const copied: Copied[] = []
  for (const kind of kinds) copied.push({ kind, ...(await copy(from[kind], to[kind], now)) })
  for (const kind of kinds) await compare(from[kind], to[kind], kind)
  await to.guilds.delete(copyMark)
  return copied
}

async function copy(from: Keyv<unknown>, to: Keyv<unknown>, now: () => number) {
  for await (const key of keysOf(to)) if (!(await from.has(key))) await to.delete(key)
  let entries = 0
  let written = 0
  for await (const key of keysOf(from)) {
    const kept = await from.getRaw(key)
    if (kept?.value === undefined) continue
    entries += 1
    if (isDeepStrictEqual(await to.get(key), kept.value)) continue
    const left = kept.expires === undefined ? undefined : kept.expires - now()
    if (left !== undefined && left <= 0) continue
    await to.set(key, kept.value, left)
    written += 1
  }
  return { entries, written }
}

/** What has run out since it was copied is missing on neither side. */
async function compare(from: Keyv<unknown>, to: Keyv<unknown>, kind: Kind): Promise<void> {
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const)
    for await (const key of keysOf(one))
      if (!isDeepStrictEqual(await one.get(key), await other.get(key)) && (await one.has(key)))
        throw new StoreError(
          `Not the same in both after copying: ${key} of ${kind}. Is a bot still at work on one of them? Stop it and run this again; it goes on where it was.`,
        )
}

async function* keysOf(keyv: Keyv<unknown>): AsyncGenerator<string> {
  if (!keyv.iterator) throw new TypeError('this store cannot be gone through')
  for await (const [key] of keyv.iterator(undefined))
    if (typeof key === 'string' && key !== copyMark) yield key
}
