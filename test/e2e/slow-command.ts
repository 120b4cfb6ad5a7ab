import { setTimeout as delay } from 'node:timers/promises'
import { defineCommand } from '../../src/bot/command.ts'
import { privateOption } from '../../src/bot/private.ts'

/** A command that takes longer than Discord waits for a first response, in milliseconds. */
export const slowMs = 2_300

export const slow = defineCommand({
  name: 'slow',
  description: 'Takes its time',
  options: privateOption,
  run: async () => {
    await delay(slowMs)
    return { content: 'at last' }
  },
})
