import { expect, it } from 'vitest'
import { createSharedSync } from '../../src/store/shared-sync.ts'

/** A disk that is told when it has written all. */
function disk() {
  const under: PromiseWithResolvers<void>[] = []
  const sync = createSharedSync(() => {
    const one = Promise.withResolvers<void>()
    under.push(one)
    return one.promise
  })
  return { sync, under }
}

const moment = () => new Promise(setImmediate)

it('is one for all who wait at once', async () => {
  const { sync, under } = disk()
  const all = Promise.all([sync(), sync(), sync()])
  await moment()
  expect(under).toHaveLength(1)
  under[0]?.resolve()
  await all
})

it('is another one for what comes while one is under way', async () => {
  const { sync, under } = disk()
  const first = sync()
  await moment()
  let later = 0
  const rest = [sync(), sync()].map(one => one.then(() => later++))
  under[0]?.resolve()
  await first
  await moment()
  expect([under.length, later]).toEqual([2, 0])
  under[1]?.resolve()
  await Promise.all(rest)
  expect(later).toBe(2)
})

it('rejects for those alone who waited for the one that failed', async () => {
  const { sync, under } = disk()
  const first = sync()
  await moment()
  const second = sync()
  under[0]?.reject(new Error('EIO'))
  await expect(first).rejects.toThrow('EIO')
  await moment()
  under[1]?.resolve()
  await second
})
