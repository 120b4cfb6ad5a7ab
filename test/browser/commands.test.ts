import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  composer,
  describeInBrowser,
  lastMessage,
  messages,
  option,
  seriousFaults,
  suggestion,
  write,
} from './visit.ts'

/** The suggestion that Enter or Tab would take. */
const chosen = (page: Page, name: RegExp) => page.getByRole('option', { name, selected: true })

describeInBrowser('commands', visit => {
  it('are listed with what they do, and chosen with the keyboard', async () => {
    const page = await visit.open({ at: '?in=1210000000000000202' })
    await composer(page).pressSequentially('/')
    await suggestion(page, /^\/film What plays in a film/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.type('the')
    await suggestion(page, /^\/film/).waitFor({ state: 'detached' })
    expect(await suggestion(page, /^\/theme/).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: /^\/theme/ }).waitFor()
    // The focus is where the first thing is to be typed.
    await page.keyboard.type('nost')
    await suggestion(page, /Nostalgia/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await suggestion(page, /Nostalgia/).waitFor({ state: 'detached' })
    await page.keyboard.press('Backspace')
    await suggestion(page, /Nostalgia/).waitFor()
    await page.keyboard.press('Enter')
    expect(await option(page, 'name').inputValue()).toMatch(/Nostalgia/)
    await page.keyboard.press('Enter')
    await lastMessage(page).getByText('Nostalgia').first().waitFor()
  })

  it('complete while one types', async () => {
    const page = await visit.open()
    const cases: [string, string, RegExp, string][] = [
      ['/film ', 'fallen', /Fallen Angels/, 'Fallen Angels (1995)'],
      ['/track ', 'califor', /California/, "California Dreamin'"],
      ['/artist ', 'umeb', /Umebayashi/, 'Shigeru Umebayashi'],
    ]
    for (const [command, typed, offered, title] of cases) {
      await composer(page).pressSequentially(command)
      await page.keyboard.type(typed, { delay: 10 })
      await chosen(page, offered).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await lastMessage(page).getByText(title).first().waitFor()
    }
  })

  it('answer without completion, too', async () => {
    const page = await visit.open()
    const cases: [string, string][] = [
      ['/about', 'Yumeji'],
      ['/privacy', 'What I keep'],
      ['/song random', 'used'],
      ['/ask question:who sings California Dreamin?', 'The Mamas & The Papas'],
    ]
    for (const [typed, said] of cases) {
      const before = await messages(page).count()
      await composer(page).fill(`${typed} `)
      await page.getByRole('group').waitFor()
      await page.keyboard.press('Enter')
      await messages(page).nth(before).getByText(said).first().waitFor()
    }
  })

  it('say which option is missing or wrong, in the option', async () => {
    const page = await visit.open()
    await composer(page).pressSequentially('/film ')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('alert').getByText('title: This option is required.').waitFor()
    const title = option(page, 'title')
    expect(await title.getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('button', { name: '+ private' }).click()
    await option(page, 'private').fill('perhaps')
    await title.fill('2046')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('alert').getByText('private: Choose True or False.').waitFor()
  })

  it('drop choices that come late, for text that has been typed over', async () => {
    const page = await visit.open()
    let isFirst = true
    await page.route('**/sandbox/autocomplete', async route => {
      const waits = isFirst
      isFirst = false
      if (waits) await new Promise(resolve => setTimeout(resolve, 700))
      await route.continue()
    })
    await composer(page).pressSequentially('/film ')
    await page.waitForRequest('**/sandbox/autocomplete')
    await page.keyboard.type('happy')
    await suggestion(page, /Happy Together/).waitFor()
    await page.waitForTimeout(900)
    expect(await suggestion(page).count()).toBe(1)
  })

  it('mark what only one sees, which nobody else does, and can be dismissed', async () => {
    const page = await visit.open()
    const other = await visit.open({ at: '?as=owner' })
    const before = await messages(other).count()
    const earlier = await page.getByText('Only you can see this').count()
    await composer(page).pressSequentially('/film ')
    await page.keyboard.type('2046')
    await page.getByRole('button', { name: '+ private' }).click()
    await suggestion(page, 'True').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const card = lastMessage(page)
    await card.getByText('Only you can see this').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(await messages(other).count()).toBe(before)
    await card.getByRole('button', { name: 'Dismiss message' }).click()
    await page.waitForFunction(`document.querySelectorAll('.ephemeral').length === ${earlier}`)
  })

  it('ask back with buttons, and lead on with menus', async () => {
    const page = await visit.open()
    await write(page, '/track title:qqqq zzzz')
    const answer = lastMessage(page)
    await answer.getByText('I have no track called').waitFor()
    await answer.locator('discord-button').first().click()
    await lastMessage(page).locator('discord-embed').waitFor()
    const menu = lastMessage(page).getByRole('combobox', { name: /^More around/ })
    const offered = menu.locator('option:not([hidden])').first()
    const [whole, what] = [await offered.textContent(), await offered.locator('.description').textContent()]
    // Between its emoji and what it is.
    const name = (whole ?? '')
      .replace(what ?? '', '')
      .trim()
      .replace(/^\S+ /, '')
    expect(name).not.toBe('')
    await menu.selectOption({ index: 1 })
    await lastMessage(page).locator(`discord-embed[embed-title^="${name}"]`).waitFor()
  })
})
