import { defineCommand } from '../src/bot/command.ts'
import { text } from '../src/bot/option.ts'
import { privateOption } from '../src/bot/private.ts'
import { ask } from '../src/conversations/ask.ts'
import { asked } from '../src/embeds/asked.ts'

export default defineCommand({
  name: 'ask',
  description: "Ask anything about the music of Wong Kar Wai's films, in your own words",
  options: { question: text('Your question'), ...privateOption },
  run: async (context, { question }) => asked(question, await ask(context, question)),
})
