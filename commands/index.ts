import type { Command } from '../src/bot/command.ts'
import type { Component } from '../src/bot/component.ts'
import { openCard } from '../src/embeds/open-card.ts'
import about from './about.ts'
import artist from './artist.ts'
import film from './film.ts'
import theme from './theme.ts'
import track from './track.ts'

/** Every command there is, in the order in which Discord lists them. */
export const commands: readonly Command[] = [film, track, artist, theme, about]

/** Everything that answers a button or a menu. */
export const components: readonly Component[] = [openCard]
