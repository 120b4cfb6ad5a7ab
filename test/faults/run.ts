/**
 * `npm run test:faults`: makes every fault befall the real bot, and writes what came of it into
 * docs/reliability.md. Parts of names run just those, and write nothing. Exits with 1 where anything was lost.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault, Observed } from './fault.ts'
import { faults } from './faults.ts'

const chosen = process.argv.slice(2)
const isChosen = ({ name }: Fault) => chosen.length === 0 || chosen.some(part => name.includes(part))
const document = join(import.meta.dirname, '../../docs/reliability.md')

const lines: string[] = []
let failures = 0
for (const [group, list] of Object.entries(faults))
  for (const fault of list.filter(isChosen)) {
    if (fault.skipped) {
      console.log(`${fault.name}: left out, ${fault.skipped}`)
      lines.push(row(group, fault.name, `not tried: ${fault.skipped}`, '', '', ''))
      continue
    }
    const observed = await fault.run().catch((error: unknown) => failed(error))
    if (observed.lost.length > 0) failures++
    const { user, log, lost, backAfter } = observed
    console.log(
      `${fault.name}\n  sees ${user}\n  log  ${log.join(' · ')}\n  lost ${lost.join(', ') || 'nothing'}, works after ${seconds(backAfter)}`,
    )
    lines.push(
      row(group, fault.name, user, log.join(' · ') || '–', lost.join(', ') || 'nothing', seconds(backAfter)),
    )
  }

if (chosen.length === 0) writeFileSync(document, withTable(readFileSync(document, 'utf8'), lines))
console.log(failures === 0 ? 'Nothing was lost.' : `${failures} faults lost something.`)
process.exitCode = failures === 0 ? 0 : 1

function failed(error: unknown): Observed {
  return {
    user: '–',
    log: [],
    lost: [`failed: ${error instanceof Error ? error.message : error}`],
    backAfter: 0,
  }
}

function seconds(milliseconds: number): string {
  return milliseconds < 100 ? 'at once' : `${(milliseconds / 1000).toFixed(1)} s`
}

function row(...cells: string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

/** The document with this table between its markers. */
function withTable(text: string, rows: readonly string[]): string {
  const [begin, end] = ['<!-- made by npm run test:faults -->', '<!-- until here -->']
  const head = [
    '| | trouble | what people see | what the log says | lost | works again after |',
    '|---|---|---|---|---|---|',
  ]
  const from = text.indexOf(begin) + begin.length
  return `${text.slice(0, from)}\n${[...head, ...rows].join('\n')}\n${text.slice(text.indexOf(end))}`
}
