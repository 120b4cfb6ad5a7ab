import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { parseArguments, UsageError } from '../../src/cli/ask/arguments.ts'

const root = join(import.meta.dirname, '../..')

const rowSchema = z.strictObject({
  answered: z.boolean(),
  answer: z.string().min(1).max(400),
  entities: z.array(z.string()),
  sections: z.array(z.string()),
  notes: z.array(z.string()),
  ms: z.number().nonnegative(),
})
const batchRowSchema = rowSchema.extend({ id: z.union([z.string(), z.number()]) })

interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** The command as `npm run ask` runs it. */
async function ask(
  args: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: Record<string, string> } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, ['src/cli/ask.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...environment },
  })
  const outcome: Outcome = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', chunk => {
    outcome.stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    outcome.stderr += chunk
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise(resolve => child.once('close', code => resolve({ ...outcome, code })))
}

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean)
const batch = (...lines: unknown[]): string =>
  lines.map(line => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')

describe('npm run ask', () => {
  it('prints the answer first, then the sections it rests on by number and heading', async () => {
    const { code, stdout, stderr } = await ask(['Who sings “Things in Life”?'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [answer, support] = stdout.split('\n\n')
    expect(answer).toContain('Dennis Brown')
    expect(support).toContain('§3.1 Chungking Express')
  })

  it('prints the curator’s notes that apply, with their source', async () => {
    const { stdout } = await ask(['who composed “Kong Kong” in Fallen Angels?'])
    expect(stdout).toMatch(/^Note: .+ <https?:\/\/\S+>$/m)
  })

  it('lists the readings of a name that several things share', async () => {
    const { stdout } = await ask(['happy together'])
    expect(stdout).toContain('- Happy Together (1997)')
    expect(stdout).toMatch(/^- Happy Together$/m)
  })

  it('takes a question of several words without quotes', async () => {
    const { stdout } = await ask(['who', 'sings', 'Things', 'in', 'Life'])
    expect(stdout).toContain('Dennis Brown')
  })

  it('answers in the light of the question before it', async () => {
    const { stdout } = await ask(['who wrote it?', '--after', 'what is Perfidia'])
    expect(stdout).toContain('Perfidia')
  })
})

describe('--json', () => {
  it('prints one object with just these fields, in this order', async () => {
    const { code, stdout, stderr } = await ask(['--json', 'Who sings “Things in Life”?'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(linesOf(stdout)).toHaveLength(1)
    const row = rowSchema.parse(JSON.parse(stdout))
    expect(Object.keys(JSON.parse(stdout))).toEqual(Object.keys(rowSchema.shape))
    expect(row).toMatchObject({ answered: true, sections: expect.arrayContaining(['3.1']) })
    expect(row.answer).toContain('Dennis Brown')
    expect(row.entities).toContain('track:things-in-life')
  })

  it('says that it has not answered what the article does not say', async () => {
    const { code, stdout } = await ask(['--json', 'how tall is the Eiffel Tower?'])
    expect(code).toBe(0)
    expect(rowSchema.parse(JSON.parse(stdout)).answered).toBe(false)
  })
})

describe('--batch', () => {
  it('writes one object per question, its id first, in the order of the questions', async () => {
    const input = batch(
      { id: 'a', q: 'Who sings “Things in Life”?' },
      { id: 7, q: '墮落天使有咩歌', after: null, lang: 'zh' },
    )
    const { code, stdout, stderr } = await ask(['--batch'], { input })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const rows = linesOf(stdout).map(line => batchRowSchema.parse(JSON.parse(line)))
    expect(rows.map(({ id }) => id)).toEqual(['a', 7])
    expect(rows[0]?.answer).toContain('Dennis Brown')
    for (const line of linesOf(stdout)) expect(Object.keys(JSON.parse(line))[0]).toBe('id')
  })

  it('answers a question in the light of the one it comes after, and no other', async () => {
    const input = batch(
      { id: 'alone', q: 'and which film is that in?' },
      { id: 'after', q: 'and which film is that in?', after: 'Who sings “Things in Life”?' },
      { id: 'alone again', q: 'and which film is that in?' },
    )
    const { stdout } = await ask(['--batch'], { input })
    const [alone, after, again] = linesOf(stdout).map(line => batchRowSchema.parse(JSON.parse(line)))
    expect(after).toMatchObject({ answered: true })
    expect(after?.answer).toContain('Chungking Express')
    expect(again?.answer).toBe(alone?.answer)
  })

  it('answers a line that is no question with an error, and goes on', async () => {
    const input = batch('{not json', '[1]', { id: 'no question' }, '', { id: 'good', q: 'Perfidia?' })
    const { code, stdout } = await ask(['--batch'], { input })
    expect(code).toBe(0)
    const rows = linesOf(stdout).map(line => JSON.parse(line))
    expect(rows.map(({ id }) => id)).toEqual([null, null, 'no question', 'good'])
    expect(rows.map(row => 'error' in row)).toEqual([true, true, true, false])
  })

  it('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, ['src/cli/ask.ts', '--batch'], { cwd: root })
    const next = () => new Promise<string>(resolve => child.stdout.once('data', data => resolve(`${data}`)))
    const first = next()
    child.stdin.write(batch({ id: 1, q: 'Who sings “Things in Life”?' }))
    expect(JSON.parse(await first)).toMatchObject({ id: 1 })
    const second = next()
    child.stdin.end(batch({ id: 2, q: 'When did Happy Together come out?' }))
    expect(JSON.parse(await second)).toMatchObject({ id: 2 })
  })

  it('writes nothing where nothing is asked', async () => {
    expect(await ask(['--batch'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

describe('--explain', () => {
  it('tells what was linked, wanted and weighed, and what was decided and why', async () => {
    const { code, stdout } = await ask(['--explain', 'Who sings Things in Life in Chungking Express?'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^decision +answered: .+$/m)
    expect(stdout).toMatch(/^linked +track:things-in-life, film:chungking-express$/m)
    expect(stdout).toMatch(/^wanted +performer/m)
    expect(stdout).toMatch(/^gap +/m)
    expect(stdout).toMatch(/^\d\.\d\d +\d\.\d\d +dennis-brown-performs-things-in-life \[performs\] /m)
  })
})

describe('what cannot be done', () => {
  it('is told on standard error in one line, with exit code 2', async () => {
    const { code, stdout, stderr } = await ask(['--loud', 'Perfidia?'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^The options are .+\.\n$/)
  })

  it.each([
    { args: [], says: 'Ask a question' },
    { args: ['  '], says: 'Ask a question' },
    { args: ['--json', '--explain', 'Perfidia?'], says: 'Choose one' },
    { args: ['--batch', 'Perfidia?'], says: 'standard input' },
    { args: ['--batch', '--after', 'Perfidia?'], says: 'standard input' },
    { args: ['--after'], says: 'The options are' },
  ])('are the arguments $args', ({ args, says }) => {
    expect(() => parseArguments(args)).toThrow(UsageError)
    expect(() => parseArguments(args)).toThrow(says)
  })

  it('lists what is wrong with the catalog it is told to read and exits with 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalog-'))
    writeFileSync(join(folder, 'films.json'), '{"films": 1}')
    const { code, stdout, stderr } = await ask(['Perfidia?'], { environment: { CATALOG_DIR: folder } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('films.json')
  })
})
