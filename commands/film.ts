import { defineCommand } from '../src/bot/command.ts'
import { text } from '../src/bot/option.ts'
import { privateOption } from '../src/bot/private.ts'
import { lookUp } from '../src/embeds/lookup.ts'

export default defineCommand({
  name: 'film',
  description: 'What plays in a film, and what it does there',
  options: {
    title: text('Title of the film', ({ catalog }, typed) => catalog.suggest('film', typed)),
    ...privateOption,
  },
  run: ({ catalog }, { title }) => lookUp(catalog, 'film', title),
})
