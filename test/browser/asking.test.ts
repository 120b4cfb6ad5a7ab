import { expect, it } from 'vitest'
import {
  composer,
  describeInBrowser,
  lastMessage,
  messages,
  seriousFaults,
  suggestion,
  write,
} from './visit.ts'

describeInBrowser('asking', visit => {
  it('answers a mention, completed with the keyboard, and a follow-up by reply', async () => {
    const page = await visit.open()
    await composer(page).pressSequentially('@yum')
    await suggestion(page, '@Yumeji').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('what plays in the bar in Chungking Express?')
    await page.keyboard.press('Enter')
    const answer = lastMessage(page)
    await answer.getByText('Things in Life').first().waitFor()

    await answer.click({ button: 'right', position: { x: 20, y: 20 } })
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'Reply' }).click()
    await page.getByText('Replying to Yumeji').waitFor()
    await page.keyboard.type('who sings it?')
    await page.keyboard.press('Enter')
    await lastMessage(page).getByText('Dennis Brown').first().waitFor()
  })

  it('answers in a direct message without a mention', async () => {
    const page = await visit.open()
    await page.getByRole('button', { name: 'Direct message with Yumeji' }).click()
    await write(page, 'who composed Yumeji’s Theme?')
    await lastMessage(page).getByText('Umebayashi').first().waitFor()
  })

  it('asks what is in a message, by the app’s entry in its menu, with keys alone', async () => {
    const page = await visit.open({ at: '?in=1210000000000000202' })
    await write(page, 'whos the reggae dude in CKE')
    const message = messages(page).first()
    await message.getByRole('button', { name: 'More about this message' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await lastMessage(page).getByText('Dennis Brown').first().waitFor()
    await lastMessage(page).getByText('Only you can see this').waitFor()
  })

  it('takes what is typed for text, whatever it looks like', async () => {
    const page = await visit.open({ at: '?in=1210000000000000202' })
    const text = '<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1)) <script>1</script>'
    await write(page, text)
    const said = lastMessage(page).locator('.markdown').first()
    await said.getByText('<img src=x onerror=alert(1)>').waitFor()
    expect(await said.locator('strong').textContent()).toBe('bold')
    expect(await said.locator('img, script, a').count()).toBe(0)
  })

  it('shows what passed between Discord and the bot, and how long it took', async () => {
    const page = await visit.open()
    await write(page, '/film title:Happy Together')
    await lastMessage(page).getByText('Happy Together (1997)').first().waitFor()
    await lastMessage(page).getByRole('button', { name: 'More about this message' }).click()
    await page.getByRole('menuitem', { name: 'Look inside' }).click()
    const inside = page.getByRole('complementary', { name: 'Inside this message' })
    await inside.getByText(/^\d+ ms$/).waitFor()
    await inside.getByText('"name": "title"').waitFor()
    await inside.getByText('/callback').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await inside.waitFor({ state: 'detached' })
  })
})
