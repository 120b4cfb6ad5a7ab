import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const cell = z.union([z.string(), z.number()])
const resultSchema = z.object({
  question: z.string(),
  when: z.string(),
  machine: z.object({ processor: z.string(), cores: z.number(), memoryGb: z.number(), system: z.string() }),
  versions: z.object({ node: z.string() }),
  table: z.record(z.string(), z.record(z.string(), cell)),
  aims: z.array(z.object({ aim: z.string(), found: z.string(), met: z.boolean() })),
  notes: z.array(z.string()).default([]),
})
type Result = z.infer<typeof resultSchema>

/** The page of all figures that have been measured in full, by the names of their questions. */
export function figuresPage(folder: string, names: readonly string[]): string {
  const files = names.map(name => join(folder, `${name}.json`)).filter(existsSync)
  const results = files.map(file => resultSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
  return `${[
    '# Figures',
    '',
    'Written by `npm run bench`, from what it keeps in `bench/results/`. Each table holds peers that were measured in the same run, in turn; what counts is how they compare, since machines differ, and this one was busy with other work.',
    ...results.flatMap(section),
  ].join('\n')}\n`
}

function section({ question, when, machine, versions, table, aims, notes }: Result): string[] {
  const columns = [...new Set(Object.values(table).flatMap(row => Object.keys(row)))]
  return [
    '',
    `## ${question}`,
    '',
    ...markdown(
      ['', ...columns],
      Object.entries(table).map(([label, row]) => [label, ...columns.map(column => row[column] ?? '')]),
    ),
    ...(aims.length > 0
      ? [
          '',
          ...markdown(
            ['aim', 'found', ''],
            aims.map(({ aim, found, met }) => [aim, found, met ? 'met' : '**missed**']),
          ),
        ]
      : []),
    '',
    ...notes,
    ...(question === 'Growth'
      ? ['', '![What a question, a lookup and a look for who is due cost](growth.svg)']
      : []),
    '',
    `${when.slice(0, 10)}, Node ${versions.node}, ${machine.cores} cores of ${machine.processor}, ${machine.memoryGb} GB, ${machine.system}.`,
  ]
}

const markdown = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---|').join('')}`,
  ...rows.map(row => `| ${row.join(' | ')} |`),
]
