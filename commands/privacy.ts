import { defineCommand } from '../src/bot/command.ts'
import { mayManageServer } from '../src/bot/may-manage-server.ts'
import { choice, optional } from '../src/bot/option.ts'
import { onlyToYou } from '../src/bot/reply.ts'
import { forgottenReply, privacyEmbed } from '../src/embeds/privacy.ts'

export default defineCommand({
  name: 'privacy',
  description: 'What I keep, and how to have it deleted',
  options: { action: optional(choice('Delete what I keep', { delete: 'delete' })) },
  run: async (context, { action }) => {
    if (!action) return onlyToYou({ embeds: [privacyEmbed(context.catalog)] })
    await context.forgetPerson(context.userId)
    return onlyToYou(forgottenReply(mayManageServer(context)))
  },
})
