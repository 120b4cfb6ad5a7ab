import { defineCommand } from '../src/bot/command.ts'
import { text } from '../src/bot/option.ts'
import { privateOption } from '../src/bot/private.ts'
import { lookUp } from '../src/embeds/lookup.ts'

export default defineCommand({
  name: 'artist',
  description: 'A composer, performer, actor or director and their part in these films',
  options: {
    name: text('Their name', ({ catalog }, typed) => catalog.suggest('person', typed)),
    ...privateOption,
  },
  run: ({ catalog }, { name }) => lookUp(catalog, 'person', name),
})
