import { readStoreUrl } from '../config.ts'
import { createLog } from '../ops/log.ts'
import { explainStartupError } from '../ops/startup-error.ts'
import { copyStore } from '../store/copy-store.ts'
import { openStore } from '../store/open-store.ts'
import { StoreError } from '../store/store.ts'

/** `npm run store:copy -- FROM TO`: copies all that is kept from one store into another, and compares it. */
try {
  const [from, to, ...more] = process.argv.slice(2)
  if (from === undefined || to === undefined || more.length > 0)
    throw new StoreError(
      'Say from where to where: npm run store:copy -- sqlite://var/yumeji.sqlite redis://localhost:6379/0',
    )
  if (from === to) throw new StoreError('Both are the same store.')
  const log = createLog({ level: 'silent', secrets: [] })
  const [source, target] = [
    await openStore(readStoreUrl(from, 'FROM'), log, { mustExist: true, setting: 'FROM' }),
    await openStore(readStoreUrl(to, 'TO'), log, { setting: 'TO' }),
  ]
  for (const { kind, entries, written } of await copyStore(source, target, Date.now))
    console.log(`${kind}: ${entries} entries, all of them in the target now, ${written} written.`)
  console.log('Compared, and the same. Set STORE_URL to the target and start the bot.')
  await Promise.all([source.close(), target.close()])
} catch (error) {
  console.error(explainStartupError(error))
  process.exit(1)
}
