import type { Context } from './context.ts'
import type { Reply } from './reply.ts'

/**
 * What happens when a button is pressed or something is chosen from a select menu. All it needs to know is
 * in the payload, so a press still works after a restart.
 */
export interface Component {
  /** First part of the `custom_id` of every button and menu it answers. */
  readonly name: string
  press(context: Context, payload: string): Reply | Promise<Reply>
}
