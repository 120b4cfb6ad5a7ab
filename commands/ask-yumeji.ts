import { defineMessageCommand } from '../src/bot/command.ts'
import { UserError } from '../src/bot/errors.ts'
import { hasWords, plainText } from '../src/bot/plain-text.ts'
import { ask } from '../src/conversations/ask.ts'
import { asked } from '../src/embeds/asked.ts'

export default defineMessageCommand({
  name: 'Ask Yumeji',
  run: async (context, { content }) => {
    const question = plainText(content)
    if (!hasWords(question))
      throw new UserError('That message has no words I could take for a question. Try another, or /ask.')
    return asked(question, await ask(context, question))
  },
})
