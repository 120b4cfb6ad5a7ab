import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nodeOptionsOf, startBotProcess } from '../bot-process.ts'
import { createPerson, only } from '../e2e/sandbox-client.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'confined-'))

/** The bot as `npm run start:confined` runs it, with a folder of the test's own for its data. */
function startConfined(environment: Record<string, string> = {}) {
  const flags = nodeOptionsOf('start:confined').map(flag => flag.replace('=var', `=${dataDir}`))
  return startBotProcess({
    environment: { SANDBOX_PORT: '0', DATA_DIR: dataDir, ...environment },
    nodeOptions: [...flags, `--allow-fs-read=${dataDir}/*`],
  })
}

it('confined to its own files the bot does all it does, pictures and what it keeps included', async () => {
  const bot = startConfined()
  await bot.ready
  const url = await address(bot)
  const song = only(await createPerson(url).types('/song today'))
  expect(song.embeds[0]?.image?.url).toContain('.png')
  const saved = await createPerson(url, 'owner').types('/daily setup channel:#music time:9:00 timezone:Tokyo')
  expect(only(saved).content).toBe('Saved.')
  expect(bot.log().filter(({ level }) => Number(level) >= 40)).toEqual([])
  await bot.stop()
})

it('it reads nothing else', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
  const bot = startConfined({ CATALOG_DIR: elsewhere })
  expect(await bot.ended).toBe(1)
  expect(bot.output()).toContain('Access to this API has been restricted')
})

/** Where its sandbox is. */
async function address({ output }: { output(): string }): Promise<string> {
  for (;;) {
    const found = /Open (\S+) /.exec(output())?.[1]
    if (found) return found
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
