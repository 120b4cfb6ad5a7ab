import { expect, it } from 'vitest'
import {
  channelHeading,
  composer,
  describeInBrowser,
  lastMessage,
  option,
  seriousFaults,
  suggestion,
  write,
} from './visit.ts'

const minute = 60_000
const music = '1210000000000000202'

describeInBrowser('what happens meanwhile', visit => {
  it('is seen in all tabs at once, and after a reload', async () => {
    const page = await visit.open()
    const other = await visit.open({ like: page, at: '?as=owner' })
    await write(page, 'hello from the first tab')
    await lastMessage(other).getByText('hello from the first tab').waitFor()
    await other.getByRole('button', { name: 'announcements' }).click()
    await page.reload()
    await lastMessage(page).getByText('hello from the first tab').waitFor()
    await other.reload()
    await channelHeading(other, 'announcements').waitFor()
    expect(await other.getByLabel('You are').inputValue()).toBe('owner')
  })

  it('tells of the connection that is cut, and of its return', async () => {
    const page = await visit.open()
    await page.getByRole('button', { name: 'Sandbox controls' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'End the session' }).click()
    await page.getByText('Yumeji is offline').waitFor()
    await page.getByText('Yumeji is online').waitFor()
    await write(page, '@Yumeji who made 2046?')
    await lastMessage(page).getByText('Wong Kar Wai').first().waitFor()
  })

  it('brings a song of the day, set up by its owner with the keyboard', async () => {
    const page = await visit.open({ at: `?in=${music}` })
    await page.getByLabel('You are').selectOption('owner')
    await composer(page).pressSequentially('/daily se')
    await page.keyboard.press('Enter')
    await option(page, 'channel').waitFor()
    await page.keyboard.type('mus')
    await page.keyboard.press('Enter')
    const time = visit.bot.now().toZonedDateTimeISO('UTC').add({ minutes: 2 }).toPlainTime()
    await page.keyboard.type(time.toString({ smallestUnit: 'minute' }))
    await page.keyboard.press('Tab')
    await page.keyboard.type('utc')
    await suggestion(page, /UTC/).first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await lastMessage(page).getByText('Saved.').waitFor()

    // Meanwhile somebody else is elsewhere, and is told that there is something new.
    const other = await visit.open()
    visit.bot.skip(3 * minute)
    await lastMessage(page).locator('.embed-image').waitFor()
    expect(await lastMessage(page).locator('.embed-image').getAttribute('alt')).not.toBe('')
    expect(await seriousFaults(page)).toEqual([])
    await other.getByRole('button', { name: /^music.*something new/ }).click()
    await lastMessage(other).locator('.embed-image').waitFor()
    await other.getByRole('button', { name: 'music', exact: true }).waitFor()
  })

  it('brings one soon, at the press of a button, in a server that has just been added', async () => {
    const page = await visit.open()
    await page.getByRole('button', { name: 'Add a server' }).first().click()
    await page.getByText('The app has been added').waitFor()
    await page.getByRole('button', { name: 'Sandbox controls' }).click()
    await page.getByRole('button', { name: 'Song of the day in a minute' }).click()
    await page.getByText('The app said: “Saved.”').waitFor()
    visit.bot.skip(24 * 60 * minute)
    await lastMessage(page).locator('.embed-image').waitFor()
  })

  it('keeps closed channels from who may not see them', async () => {
    const page = await visit.open({ at: '?as=owner' })
    await page.getByRole('button', { name: 'staff' }).click()
    await channelHeading(page, 'staff').waitFor()
    await page.getByLabel('You are').selectOption('member')
    await channelHeading(page, 'general').waitFor()
    expect(await page.getByRole('button', { name: 'staff' }).count()).toBe(0)
    await page.getByRole('button', { name: 'rules' }).click()
    await page.getByPlaceholder('You do not have permission to send messages').waitFor()
  })

  it('fits a phone', async () => {
    const page = await visit.open({ width: 390 })
    await write(page, '/film title:In the Mood for Love')
    await lastMessage(page).getByText('In the Mood for Love (2000)').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect(await page.evaluate("document.getElementById('messages').scrollWidth")).toBeLessThanOrEqual(390)
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Servers and channels' }).click()
    await page.getByRole('button', { name: 'music' }).click()
    await channelHeading(page, 'music').waitFor()
    expect(await page.getByRole('navigation', { name: 'Channels' }).isVisible()).toBe(false)
  })
})
