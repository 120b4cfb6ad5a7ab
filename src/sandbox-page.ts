import { join } from 'node:path'

const fontsFolder = join(import.meta.dirname, 'pictures/fonts')

/** What the page of the sandbox shows of this bot: what to try first, and how to see it post by itself. */
export const sandboxPage = {
  invitations: [
    { label: 'Look up a film', text: '/film Chungking Express' },
    { label: 'Just ask', text: '@Yumeji what plays in the karaoke scene?' },
    { label: 'Hear about a song', text: '/song today' },
  ],
  soon: {
    label: 'Song of the day in a minute',
    text: '/daily setup channel:{channel} time:{time} timezone:UTC',
  },
  /** The Chinese titles, for browsers without Chinese fonts. */
  fonts: [join(fontsFolder, 'noto-serif-tc.ttf'), join(fontsFolder, 'noto-serif-sc.ttf')],
}
