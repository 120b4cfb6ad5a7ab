import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import * as z from 'zod'
import { startBotInSandbox } from '../e2e/bot.ts'
import { chromiumPath, startChromium } from './chromium.ts'

/** For one step: a page that has not done it by then does not do it. */
const stepMs = 10_000

type Bot = Awaited<ReturnType<typeof startBotInSandbox>>

export interface Visit {
  bot: Bot
  /** Opens the page as somebody who has not been here, or, with `like`, in another tab of the same browser. */
  open(options?: { at?: string; width?: number; like?: Page }): Promise<Page>
}

/** Tests in a real browser, with the whole bot behind the page. What the console says, and what is asked of any other
 * machine, fails the test. Without a browser there is nothing to see. */
export function describeInBrowser(name: string, tests: (visit: Visit) => void): void {
  describe.skipIf(chromiumPath === undefined)(name, () => {
    const started: { browser?: Browser; bot?: Bot } = {}
    const problems: string[] = []
    beforeAll(async () => {
      started.bot = await startBotInSandbox()
      if (chromiumPath) started.browser = await startChromium(chromiumPath)
    })
    afterAll(async () => {
      await started.browser?.close()
      await started.bot?.stop()
    })
    afterEach(async () => {
      for (const context of started.browser?.contexts() ?? []) await context.close()
      expect(problems.splice(0)).toEqual([])
    })
    const need = <T>(value: T | undefined): T => {
      if (value === undefined) throw new Error('not started yet')
      return value
    }
    tests({
      get bot() {
        return need(started.bot)
      },
      async open({ at = '', width = 1280, like } = {}) {
        const context =
          like?.context() ?? (await need(started.browser).newContext({ viewport: { width, height: 800 } }))
        const page = await context.newPage()
        page.setDefaultTimeout(stepMs)
        page.on('console', message => {
          if (message.type() === 'error') problems.push(message.text())
        })
        page.on('pageerror', ({ message }) => problems.push(message))
        page.on('request', request => {
          if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) problems.push(request.url())
        })
        await page.goto(`${need(started.bot).url}/${at}`)
        await page.getByRole('main').getByRole('textbox').waitFor()
        return page
      },
    })
  })
}

const axeResult = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })),
    }),
  ),
})

/** What axe finds on the page that is serious, with where. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = axeResult.parse(
    await page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })"),
  )
  return (
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
      // Links in a text are as high as its lines. https://www.w3.org/TR/WCAG22/#target-size-minimum
      .filter(fault => !fault.startsWith('target-size: <a target="_blank"'))
  )
}

/** The messages of the channel, oldest first. */
export const messages = (page: Page) =>
  page
    .getByRole('log')
    .getByRole('listitem')
    .filter({ has: page.locator('discord-message') })
export const lastMessage = (page: Page) => messages(page).last()
export const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / })
/** The field of an option of the command being typed. */
export const option = (page: Page, name: string) =>
  page.getByRole('combobox', { name: new RegExp(`^${name}`) })

/** The heading of the channel one is in. */
export const channelHeading = (page: Page, name: string) =>
  page.getByRole('heading', { name: `#${name}`, exact: true })
/** What is offered while one types. */
export const suggestion = (page: Page, name?: string | RegExp) =>
  page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option', name === undefined ? {} : { name })

/** Types a message and sends it. */
export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await page.keyboard.press('Enter')
}
