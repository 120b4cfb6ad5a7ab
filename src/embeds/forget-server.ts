import type { Component } from '../bot/component.ts'
import { UserError } from '../bot/errors.ts'
import { mayManageServer } from '../bot/may-manage-server.ts'
import { forgetServerName } from './privacy.ts'

/** The button that deletes what is kept of a server, for who may manage it. */
export const forgetServer: Component = {
  name: forgetServerName,
  async press(context) {
    if (!context.guild || !mayManageServer(context))
      throw new UserError('Only who may manage the server can delete what I keep of it.')
    await context.forgetServer(context.guild.id)
    return {
      content: 'What I kept of this server is deleted, and there is no song of the day here any more.',
    }
  },
}
