import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { seedIds } from '../../sandbox/server.ts'
import { canStopRedis, startOwnRedis } from '../store/redis.ts'
import { type Fault, throughTrouble } from './fault.ts'
import { createScene, type Scene } from './scene.ts'

const setUpAgain = '/daily setup channel:#music time:10:00 timezone:Asia/Hong_Kong'
const database = (scene: Scene) => join(scene.dataDir, 'yumeji.sqlite')

/** Commands that mount a small disk of its own, which needs a right that few have. */
const disk = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  const mount = (...options: string[]) => spawnSync('mount', [...options, folder]).status === 0
  const mounted = mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs')
  if (mounted) spawnSync('umount', [folder])
  return { folder, isPossible: mounted, mount, unmount: () => spawnSync('umount', ['-l', folder]) }
})()

/** A scene on a disk of its own, in which somebody changes their settings while there is trouble and after it. */
const onDisk = (name: string, trouble: (scene: Scene) => Promise<() => unknown>): Fault => ({
  name,
  ...(!disk.isPossible && { skipped: 'a disk of its own cannot be mounted here' }),
  async run() {
    disk.mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs')
    const scene = await createScene({ dataDir: disk.folder })
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
      disk.unmount()
    }
  },
})

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
    if (!disk.mount('-o', 'remount,ro')) throw new Error('the disk stays writable')
    await scene.start().catch(() => undefined)
    return () => {
      disk.mount('-o', 'remount,rw')
      return scene.start()
    }
  }),
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
