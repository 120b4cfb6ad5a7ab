import { join } from 'node:path'
import { ComponentType, InteractionResponseType } from 'discord-api-types/v10'
import { pino } from 'pino'
import { commands, components } from '../../commands/index.ts'
import { createAnswerer } from '../../src/answer/answerer.ts'
import { createDispatch } from '../../src/bot/dispatch.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { never, services } from '../bot/services.ts'
import { choosing, choosingOn, pressing, typing, using } from '../interactions.ts'

export const catalog = loadCatalog(readCatalogFiles(join(import.meta.dirname, '../../data')))

const dispatch = createDispatch({
  commands,
  components,
  services: { ...services, catalog, answer: createAnswerer(catalog) },
  log: pino({ level: 'silent' }),
  elapsed: () => 0,
  incidentId: () => 'c0ffee',
  after: never,
})

async function replyTo(payload: unknown): Promise<Reply> {
  const response = await dispatch(payload).response
  if (
    response.type !== InteractionResponseType.ChannelMessageWithSource &&
    response.type !== InteractionResponseType.UpdateMessage
  )
    throw new Error(`expected a message, got a response of type ${response.type}`)
  return response.data ?? {}
}

/** The reply to a command with these options, through dispatch as Discord would send it. */
export const run = (name: string, options: Record<string, string | boolean> = {}): Promise<Reply> =>
  replyTo(using(name, options))

/** The reply to a command in the context menu of a message that says this. */
export const runOn = (name: string, content: string): Promise<Reply> => replyTo(choosingOn(name, content))

/** The reply when the asker presses a button. */
export const press = (customId: string): Promise<Reply> => replyTo(pressing(customId))

/** The reply when the asker chooses from a menu. */
export const choose = (customId: string, value: string): Promise<Reply> => replyTo(choosing(customId, value))

/** The names offered while somebody types. */
export async function offered(command: string, option: string, typed: string): Promise<string[]> {
  const response = await dispatch(typing(command, option, typed)).response
  if (response.type !== InteractionResponseType.ApplicationCommandAutocompleteResult)
    throw new Error(`expected choices, got a response of type ${response.type}`)
  return (response.data.choices ?? []).map(({ name }) => name)
}

/** The value of an embed's field, '' where it has none of that name. */
export const fieldOf = (reply: Reply, name: string): string =>
  reply.embeds?.[0]?.fields?.find(field => field.name === name)?.value ?? ''

/** The buttons and menus of a reply, over all its rows. */
export const componentsOf = (reply: Reply) =>
  (reply.components ?? []).flatMap(row => (row.type === ComponentType.ActionRow ? row.components : []))
