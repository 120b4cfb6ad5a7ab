import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../commands/index.ts'

const root = join(import.meta.dirname, '..')
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => join(folder, path))
const files = ['src', 'commands', 'sandbox'].flatMap(filesIn)

/** What a file imports: packages by name, files of the project by their path from the root. */
function importsOf(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8')
  const specifiers = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(match => match[1] ?? '')
  return specifiers.map(specifier =>
    specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : specifier,
  )
}

interface Rule {
  who: RegExp
  except?: RegExp
  mustNotImport: RegExp
  because: string
}

const rules: Rule[] = [
  {
    who: /^commands\//,
    mustNotImport: /^(discord\.js|node:|src\/discord|@discordjs\/rest|keyv)/,
    because: 'a command is a function: its test is one call',
  },
  {
    who: /^commands\/(?!index)/,
    mustNotImport: /^commands\//,
    because: 'commands do not lean on each other',
  },
  {
    who: /^src\/bot\//,
    mustNotImport: /^(commands|src\/discord|src\/embeds)\//,
    because: 'it is handed the list',
  },
  {
    who: /^(src|commands)\//,
    except: /^src\/(store|conversations|guilds)\//,
    mustNotImport: /^keyv/,
    because: 'what is kept, and how, is behind a port',
  },
  {
    who: /^(src|commands)\//,
    except: /^src\/store\//,
    mustNotImport: /^(@keyv|node:sqlite)/,
    because: 'a store is chosen by its address, and loaded only then',
  },
  {
    who: /^src\/(catalog|answer)\//,
    mustNotImport: /^(discord|@discordjs|src\/(bot|embeds|discord|conversations)\/)/,
    because: 'what we know outlives any API',
  },
  {
    who: /^src\/daily\/(pick|due|record|task)\.ts$/,
    mustNotImport: /^(discord|@discordjs|src\/(bot|embeds|discord|catalog)\/)/,
    because: 'which song, and when, depends on nothing but what is kept',
  },
  {
    who: /^(src|commands)\//,
    except: /^src\/discord\/gateway\.ts$/,
    mustNotImport: /^(discord\.js|@discordjs\/ws)/,
    because: 'upgrades touch one file',
  },
  { who: /^sandbox\//, mustNotImport: /^(src|commands)\//, because: 'an oracle must not share our bugs' },
  {
    who: /^(src|commands|sandbox)\//,
    mustNotImport: /^(test|bench)\//,
    because: 'what runs does not depend on what checks it',
  },
  {
    who: /^src\//,
    except: /^src\/main\.ts$/,
    mustNotImport: /^sandbox\//,
    because: 'only the composition root may start a sandbox',
  },
]

describe('who may import whom', () => {
  it.each(rules)('$who must not import $mustNotImport: $because', ({ who, except, mustNotImport }) => {
    const checked = files.filter(file => who.test(file) && !except?.test(file))
    expect(checked).not.toEqual([])
    const offences = checked.flatMap(file =>
      importsOf(file)
        .filter(imported => mustNotImport.test(imported))
        .map(imported => `${file} imports ${imported}`),
    )
    expect(offences).toEqual([])
  })

  it('only src/config.ts reads the environment', () => {
    const readers = files.filter(file => /process\.env/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).toEqual(['src/config.ts'])
  })
})

describe('how the code is laid out', () => {
  it('lists every command in commands/index.ts, each file named after its command', () => {
    const inFolder = files
      .filter(file => dirname(file) === 'commands' && basename(file) !== 'index.ts')
      .map(file => basename(file, '.ts'))
    const fileNames = commands.map(({ name }) => name.toLowerCase().replaceAll(' ', '-'))
    expect(fileNames.sort()).toEqual(inFolder.sort())
  })

  it('keeps every file under 300 lines', () => {
    const long = [...files, ...filesIn('test')].filter(
      file => readFileSync(join(root, file), 'utf8').split('\n').length > 300,
    )
    expect(long).toEqual([])
  })

  it('has no file whose name says nothing', () => {
    expect(files.filter(file => /(^|\/)(utils?|helpers?|misc|common|manager)(\.|\/)/.test(file))).toEqual([])
  })
})
