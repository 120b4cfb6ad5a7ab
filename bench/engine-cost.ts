/**
 * What the answers cost over a process that only has the catalog: milliseconds to start, megabytes resident
 * after a first question and at most. Run by `bench/eval.ts` in processes of their own, with --expose-gc, since a
 * process that has done other things first has paid part of it already. Prints one line of JSON.
 */
import { readCatalogFiles } from '../src/catalog/files.ts'
import { loadCatalog } from '../src/catalog/load.ts'
import { readProcessConfig } from '../src/config.ts'

const catalog = loadCatalog(readCatalogFiles(readProcessConfig().catalogDir))
const residentBefore = resident()
const mostBefore = mostResident()
const processorBefore = process.cpuUsage()
const started = performance.now()
const { createAnswerer } = await import('../src/answer/answerer.ts')
const imported = performance.now()
const answerer = createAnswerer(catalog)
const ready = performance.now()
const { user, system } = process.cpuUsage(processorBefore)
answerer('Who sings in Chungking Express?')
const answered = performance.now()
console.log(
  JSON.stringify({
    importMs: imported - started,
    createMs: ready - imported,
    // Import and creation, whatever else runs on the machine.
    processorMs: (user + system) / 1000,
    firstQuestionMs: answered - ready,
    // At most first: to collect garbage takes memory, too.
    mostMb: mostResident() - mostBefore,
    residentMb: resident() - residentBefore,
  }),
)

function resident(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss() / 2 ** 20
}

/** Since the process began. Node gives kilobytes. */
function mostResident(): number {
  return process.resourceUsage().maxRSS / 2 ** 10
}
