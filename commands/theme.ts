import { defineCommand } from '../src/bot/command.ts'
import { text } from '../src/bot/option.ts'
import { privateOption } from '../src/bot/private.ts'
import { lookUp } from '../src/embeds/lookup.ts'

export default defineCommand({
  name: 'theme',
  description: 'What a theme or technique is about, and where it is found',
  options: {
    name: text('The theme or technique', ({ catalog }, typed) => catalog.suggest('theme', typed)),
    ...privateOption,
  },
  run: ({ catalog }, { name }) => lookUp(catalog, 'theme', name),
})
