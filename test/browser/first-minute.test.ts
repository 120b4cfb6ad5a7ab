import { expect, it } from 'vitest'
import { describeInBrowser, lastMessage, seriousFaults } from './visit.ts'

const megabyte = 1_000_000

describeInBrowser("a stranger's first minute", visit => {
  it('invites to three things, one tap each, and not again', async () => {
    const page = await visit.open()
    const invitation = page.getByRole('region', { name: 'Try Yumeji' })
    expect(await invitation.getByRole('listitem').count()).toBe(3)
    expect(await seriousFaults(page)).toEqual([])

    await invitation.getByRole('button', { name: 'Look up a film' }).click()
    await lastMessage(page).getByText('Chungking Express (1994)').first().waitFor()
    await invitation.waitFor({ state: 'detached' })

    await page.reload()
    await lastMessage(page).getByText('Chungking Express (1994)').first().waitFor()
    await invitation.waitFor({ state: 'detached' })
  })

  it.each([
    ['Just ask', 'plays in Fallen Angels'],
    ['Hear about a song', 'Song of the day'],
  ])('answers to “%s”', async (label, answer) => {
    const page = await visit.open()
    await page.getByRole('button', { name: label }).click()
    await lastMessage(page).getByText(answer).first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('is light or dark as the visitor likes, and remembers it', async () => {
    const page = await visit.open()
    const theme = () => page.locator('html').getAttribute('data-theme')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await page.getByRole('button', { name: 'Use the light theme' }).click()
    expect(await theme()).toBe('light')
    expect(await seriousFaults(page)).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: 'Use the dark theme' }).click()
    expect(await theme()).toBe('dark')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('comes with less than a megabyte', async () => {
    const page = await visit.open()
    const sizes = await page.evaluate(
      "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).map(({ transferSize }) => transferSize)",
    )
    const total = Array.isArray(sizes) ? sizes.reduce((sum, size) => sum + Number(size), 0) : Number.NaN
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThan(megabyte)
  })
})
