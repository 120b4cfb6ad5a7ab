import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startBotInSandbox } from '../e2e/bot.ts'
import { chromiumPath, startChromium } from './chromium.ts'
import { lastMessage, suggestion, write } from './visit.ts'

const folder = join(import.meta.dirname, '../../docs')
const minute = 60_000

/** Draws the pictures of README from the running sandbox. */
if (chromiumPath === undefined) throw new Error('No Chromium found: set CHROMIUM_PATH.')
const bot = await startBotInSandbox()
const browser = await startChromium(chromiumPath)
try {
  await cards(browser)
  await conversation(browser, 'page', { width: 1280, height: 800 })
  await conversation(browser, 'page-phone', { width: 390, height: 844 })
} finally {
  await browser.close()
  await bot.stop()
}

async function open(
  from: Browser,
  channel: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await from.newContext({ viewport, deviceScaleFactor: 1.5, colorScheme: 'dark' })
  const page = await context.newPage()
  await page.goto(`${bot.url}/?as=owner&in=${channel}`)
  await page.getByRole('button', { name: 'No, thank you' }).click()
  return page
}

/** A picture of the last message alone. */
async function shoot(page: Page, name: string, text: string): Promise<void> {
  const message = lastMessage(page)
  await message.getByText(text).first().waitFor()
  await page.mouse.move(0, 0)
  await message.screenshot({ path: join(folder, `${name}.png`) })
}

async function cards(from: Browser): Promise<void> {
  const page = await open(from, '1210000000000000202', { width: 940, height: 1400 })
  await write(page, '/film title:Happy Together')
  await shoot(page, 'film-card', 'Happy Together (1997)')
  await write(page, '/track title:Things in Life')
  await shoot(page, 'track-card', 'Dennis Brown')
  await write(page, '@Yumeji why does Faye keep playing California Dreamin’?')
  await shoot(page, 'answer', 'California Dreamin')
  const time = bot.now().toZonedDateTimeISO('UTC').add({ minutes: 2 }).toPlainTime()
  const at = time.toString({ smallestUnit: 'minute' })
  await write(page, `/daily setup channel:music time:${at} timezone:UTC`)
  await lastMessage(page).getByText('Saved.').waitFor()
  bot.skip(3 * minute)
  await lastMessage(page).locator('.embed-image').waitFor()
  await shoot(page, 'song-of-the-day', 'Song of the day')
}

async function conversation(
  from: Browser,
  name: string,
  size: { width: number; height: number },
): Promise<void> {
  const page = await open(from, '1210000000000000201', size)
  await write(page, '@Yumeji what plays in the bar in Chungking Express?')
  await lastMessage(page).getByText('Things in Life').first().waitFor()
  await page.getByRole('textbox', { name: /^Message / }).pressSequentially('/track ')
  await page.keyboard.type('ca')
  await suggestion(page, /California/).waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
