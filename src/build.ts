import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { commands, components } from '../commands/index.ts'
import { createDispatch, type Dispatch } from './bot/dispatch.ts'
import { readCatalogFiles } from './catalog/files.ts'
import { loadCatalog } from './catalog/load.ts'
import type { Config } from './config.ts'
import type { Logger } from './ops/log.ts'

/** The bot without a door: its catalog read, its commands ready. Throws a CatalogError where the data is wrong. */
export function buildBot({ catalogDir }: Pick<Config, 'catalogDir'>, log: Logger): Dispatch {
  return createDispatch({
    commands,
    components,
    context: { catalog: loadCatalog(readCatalogFiles(catalogDir)) },
    log,
    elapsed: () => performance.now(),
    incidentId: () => randomBytes(4).toString('hex'),
  })
}
