import { defineCommand } from '../src/bot/command.ts'
import { text } from '../src/bot/option.ts'
import { privateOption } from '../src/bot/private.ts'
import { lookUp } from '../src/embeds/lookup.ts'

export default defineCommand({
  name: 'track',
  description: 'Who a track is by, where it plays, and what it means',
  options: {
    title: text('Title of the track', ({ catalog }, typed) => catalog.suggest('track', typed)),
    ...privateOption,
  },
  run: ({ catalog }, { title }) => lookUp(catalog, 'track', title),
})
