import { expect, it } from 'vitest'
import { rawBot } from '../sandbox/raw-bot.ts'
import { sandboxUnderTest } from '../sandbox/sandbox-under-test.ts'
import { chromiumPath, startChromium } from './chromium.ts'
import { lastMessage, write } from './visit.ts'

const note = { name: 'note', description: 'Takes a note' }
const form = {
  custom_id: 'note',
  title: 'Your note',
  components: [
    { type: 1, components: [{ type: 4, custom_id: 'text', style: 2, label: 'What is it?', min_length: 3 }] },
  ],
}

it.skipIf(chromiumPath === undefined)('a form that a bot opens is filled in and sent', async () => {
  const sandbox = await sandboxUnderTest()
  const bot = await rawBot(sandbox, [note])
  const browser = await startChromium(chromiumPath ?? '')
  try {
    const page = await browser.newPage()
    await page.goto(sandbox.url)
    await write(page, '/note ')
    await bot.callback(await bot.interaction(), { type: 9, data: form })
    const dialog = page.getByRole('dialog', { name: 'Your note' })
    await dialog.getByLabel('What is it?').fill('a waltz')
    await dialog.getByRole('button', { name: 'Submit' }).click()
    const submitted = await bot.interaction()
    expect(submitted.data.components[0].components[0]).toMatchObject({ custom_id: 'text', value: 'a waltz' })
    await bot.callback(submitted, { type: 4, data: { content: 'noted' } })
    await lastMessage(page).getByText('noted').waitFor()
    await dialog.waitFor({ state: 'detached' })
  } finally {
    await browser.close()
  }
})
