import { randomBytes, randomFillSync } from 'node:crypto'
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { seedIds } from '../../sandbox/server.ts'
import { canStopRedis, startOwnRedis } from '../store/redis.ts'
import { type Fault, throughTrouble } from './fault.ts'
import { failingDisk, smallDisk } from './own-disk.ts'
import { command, createScene, type Scene } from './scene.ts'

const setUpAgain = '/daily setup channel:#music time:10:00 timezone:Asia/Hong_Kong'
/** Of SQLite: the first says what the database is. */
const pageSize = 4_096
const database = (scene: Scene) => join(scene.dataDir, 'yumeji.sqlite')

/** A scene on a disk of its own, in which somebody changes their settings while there is trouble and after it. */
const onDisk = (name: string, trouble: (scene: Scene) => Promise<() => unknown>): Fault => ({
  name,
  ...(!smallDisk.isPossible && { skipped: 'a disk of its own cannot be mounted here' }),
  async run() {
    smallDisk.mount()
    const scene = await createScene({ dataDir: smallDisk.folder })
    let mend: () => unknown = () => {}
    try {
      return await throughTrouble(
        scene,
        async () => {
          mend = await trouble(scene)
        },
        async () => {
          const seen = scene.bot().isRunning() ? await scene.sees(setUpAgain) : 'the bot is not there'
          await mend()
          const again = await scene.sees(setUpAgain)
          return again.includes('Saved') ? seen : `${seen}, and when it is mended ${again}`
        },
      )
    } finally {
      smallDisk.unmount()
    }
  },
})

/** What somebody sees who needs the store; the rest must work as if nothing had happened. */
async function withoutStore(scene: Scene, text: string): Promise<string> {
  const seen = await scene.sees(text)
  const questions = [command, '/ask question:Who directed 2046?']
  for (const question of questions) {
    const answer = await scene.sees(question)
    if (answer.includes('Sorry')) return `${seen}, and ${answer} to ${question}`
  }
  return `${seen}; questions are answered`
}

export const storeFaults: readonly Fault[] = [
  onDisk('the disk is full', async scene => {
    const ballast = join(scene.dataDir, 'ballast')
    const block = randomBytes(4_096)
    try {
      for (;;) appendFileSync(ballast, block)
    } catch {
      // It is full.
    }
    return () => writeFileSync(ballast, '')
  }),
  onDisk('the disk cannot be written, at the start', async scene => {
    await scene.bot().stop()
    if (!smallDisk.makeReadOnly()) throw new Error('the disk stays writable')
    await scene.start().catch(() => undefined)
    return () => {
      smallDisk.makeWritable()
      return scene.start()
    }
  }),
  {
    name: 'the disk becomes read-only, until it is mended and the bot started again',
    ...(!failingDisk.isPossible && { skipped: 'a disk of its own cannot be mounted here' }),
    async run() {
      failingDisk.mount()
      const scene = await createScene({ dataDir: failingDisk.folder })
      try {
        return await throughTrouble(
          scene,
          () => {
            if (!failingDisk.giveUp()) throw new Error('the disk stays writable')
          },
          async () => {
            const seen = await withoutStore(scene, setUpAgain)
            await scene.bot().kill()
            if (!failingDisk.mend()) throw new Error('the disk cannot be mended')
            await scene.start()
            return seen
          },
        )
      } finally {
        failingDisk.unmount()
      }
    },
  },
  {
    name: 'the database is damaged while it runs, until a backup is put in its place',
    async run() {
      const scene = await createScene()
      const file = database(scene)
      return throughTrouble(
        scene,
        () => {
          const other = new DatabaseSync(file)
          other.exec('CREATE TABLE other (key TEXT); PRAGMA wal_checkpoint(TRUNCATE)')
          other.close()
          copyFileSync(file, join(scene.dataDir, 'backup'))
          const bytes = readFileSync(file)
          randomFillSync(bytes, pageSize)
          writeFileSync(file, bytes)
        },
        async () => {
          const seen = await withoutStore(scene, '/daily status')
          await scene.bot().kill()
          for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
          copyFileSync(join(scene.dataDir, 'backup'), file)
          await scene.start()
          return seen
        },
      )
    },
  },
  {
    name: 'the database is damaged, until a backup is put in its place',
    async run() {
      const scene = await createScene()
      return throughTrouble(
        scene,
        async () => {
          await scene.bot().stop()
          copyFileSync(database(scene), join(scene.dataDir, 'backup'))
          writeFileSync(database(scene), randomBytes(20_000))
        },
        async () => {
          const damaged = readFileSync(database(scene))
          await scene.start().catch(() => undefined)
          const isUntouched = readFileSync(database(scene)).equals(damaged)
          copyFileSync(join(scene.dataDir, 'backup'), database(scene))
          await scene.start()
          return isUntouched ? 'the bot is not there' : 'the damaged file was changed'
        },
      )
    },
  },
  {
    name: 'the entry of a server is damaged, until somebody sets it up anew',
    async run() {
      const scene = await createScene()
      return throughTrouble(
        scene,
        () => {
          const open = new DatabaseSync(database(scene))
          open
            .prepare('UPDATE guilds SET value = ? WHERE key LIKE ?')
            .run('{"value":{"version":1,"schedule":"?"}}', `%${seedIds.guild}`)
          open.close()
        },
        async () => {
          const seen = await scene.sees('/daily status')
          await scene.sees(setUpAgain)
          return seen
        },
      )
    },
  },
  {
    name: 'Redis is gone, and comes back',
    ...(!canStopRedis && { skipped: 'there is no redis-server' }),
    async run() {
      const redis = await startOwnRedis()
      const scene = await createScene({ environment: { STORE_URL: redis.url } })
      const observed = await throughTrouble(
        scene,
        () => redis.stop(),
        async () => {
          const seen = await scene.sees('/daily status')
          await redis.start()
          await scene.hears('Redis connected', 2)
          return seen
        },
      )
      await redis.stop()
      return observed
    },
  },
]
