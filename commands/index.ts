import type { Command } from '../src/bot/command.ts'
import type { Component } from '../src/bot/component.ts'
import { forgetServer } from '../src/embeds/forget-server.ts'
import { openCard } from '../src/embeds/open-card.ts'
import about from './about.ts'
import artist from './artist.ts'
import ask from './ask.ts'
import askYumeji from './ask-yumeji.ts'
import daily from './daily.ts'
import film from './film.ts'
import privacy from './privacy.ts'
import song from './song.ts'
import theme from './theme.ts'
import track from './track.ts'

/** Every command there is, in the order in which Discord lists them. */
export const commands: readonly Command[] = [
  ask,
  film,
  track,
  artist,
  theme,
  song,
  daily,
  about,
  privacy,
  askYumeji,
]

/** Everything that answers a button or a menu. */
export const components: readonly Component[] = [openCard, forgetServer]
