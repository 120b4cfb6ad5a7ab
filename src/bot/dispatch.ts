import { ApplicationCommandType, InteractionResponseType, InteractionType } from 'discord-api-types/v10'
import type { Logger } from 'pino'
import { blindObserver, type Observer } from '../ops/observer.ts'
import { actionOf } from './action.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import type { Component } from './component.ts'
import type { Context, Services } from './context.ts'
import { parseCustomId } from './custom-id.ts'
import { UserError } from './errors.ts'
import {
  type InteractionOf,
  interactionSchema,
  type MessageCommandData,
  type SlashCommandData,
} from './interaction.ts'
import { limits } from './limits.ts'
import type { MessageCommand } from './message-command.ts'
import { asksForPrivacy } from './private.ts'
import { onlyToYou, type Reply } from './reply.ts'
import { choices, deferredMessage, deferredUpdate, message, type Response, update } from './response.ts'
import { apology, type Settled, type SettleEffects, settle } from './settle.ts'

/** What a door gets back for one interaction. */
export interface Dispatched {
  /** The response to send. Never rejects. */
  readonly response: Promise<Response>
  /** What to send first where the response takes too long; absent where Discord knows no such thing. */
  readonly deferral?: Response
}
/** From a raw interaction to its response. Never throws. */
export type Dispatch = (payload: unknown) => Dispatched

export interface DispatchOptions extends SettleEffects {
  commands: readonly Command[]
  components: readonly Component[]
  services: Services
  log: Logger
  observer?: Pick<Observer, 'answered'>
  /** Milliseconds, rising steadily. */
  elapsed(): number
}

type Used = InteractionOf<InteractionType.ApplicationCommand>
type Typing = InteractionOf<InteractionType.ApplicationCommandAutocomplete>
type Pressed = InteractionOf<InteractionType.MessageComponent>

/**
 * The one way from raw interactions to responses, whichever door they come through. Throws when two commands
 * or two components have the same name.
 */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { services, log, observer = blindObserver, elapsed, incidentId } = options
  const slashCommands = indexByName(options.commands.filter(isSlash))
  const messageCommands = indexByName(options.commands.filter(isForMessages))
  const components = indexByName(options.components)

  const contextOf = (interaction: Used | Typing | Pressed): Context => {
    const userId = userOf(interaction)
    if (userId === undefined) throw new TypeError('an interaction that nobody caused')
    const { guild_id, member, channel_id, id, locale } = interaction
    return {
      ...services,
      userId,
      channelId: channel_id,
      questionId: id,
      locale,
      ...(guild_id && { guild: { id: guild_id, memberPermissions: member?.permissions ?? 0n } }),
    }
  }

  const isForAskerOnly = ({ data }: Used): boolean => {
    if (data.type === ApplicationCommandType.Message) return true
    const { action, given } = actionOf(slashCommands, data)
    return action?.onlyToAsker || asksForPrivacy(given)
  }

  const use = async (interaction: Used): Promise<Reply> => {
    const { data } = interaction
    const reply =
      data.type === ApplicationCommandType.ChatInput
        ? await useSlash(contextOf(interaction), data)
        : await useOnMessage(contextOf(interaction), data)
    return isForAskerOnly(interaction) ? onlyToYou(reply) : reply
  }

  const useSlash = async (context: Context, data: SlashCommandData): Promise<Reply> => {
    const { name, action, given } = actionOf(slashCommands, data)
    if (!action) throw noSuchCommand(`/${name}`)
    if (action.where === 'servers' && !context.guild)
      throw new UserError(`/${name} is about a server. Please use it in one.`)
    return action.run(context, readArguments(name, action.options, given, data.resolved))
  }

  const useOnMessage = async (context: Context, data: MessageCommandData): Promise<Reply> => {
    const command = messageCommands.get(data.name)
    if (!command) throw noSuchCommand(data.name)
    return command.run(context, { content: data.resolved.messages[data.target_id]?.content ?? '' })
  }

  const suggest = (interaction: Typing) => {
    const { action, given } = actionOf(slashCommands, interaction.data)
    const focused = given.find(option => option.focused)
    const option = focused && action?.options[focused.name]
    if (!focused || option?.kind !== 'text' || !option.suggest) return []
    return option.suggest(contextOf(interaction), String(focused.value ?? '')).slice(0, limits.choices)
  }

  const press = async (interaction: Pressed): Promise<Reply> => {
    const { data } = interaction
    const { component, payload } = parseCustomId(data.custom_id)
    const target = components.get(component)
    if (!target) throw new UserError('That was made by an older version of me. Please use the command again.')
    return target.press(contextOf(interaction), 'values' in data ? data.values[0] : payload)
  }

  /** Settles a handler and logs it: never what somebody typed, unless the level is debug. */
  const settleAndLog = async (interaction: Used | Pressed, run: () => Promise<Reply>): Promise<Settled> => {
    const started = elapsed()
    const settled = await settle(run, options)
    const { outcome, failure } = settled
    const ms = elapsed() - started
    const [kind, name] = nameOf(interaction)
    observer.answered({ kind, name, outcome, ms })
    const line = { [kind]: name, guild: interaction.guild_id ?? null, ms: Math.round(ms), outcome }
    if (failure) log.error({ ...line, ...failure }, 'interaction failed')
    else log.info(line, 'interaction')
    log.debug({ typed: interaction.data }, 'interaction data')
    return settled
  }

  return payload => {
    const parsed = interactionSchema.safeParse(payload)
    if (!parsed.success) {
      const incident = incidentId()
      log.error({ incident, err: parsed.error }, 'interaction not understood')
      return { response: Promise.resolve(message(apology(incident))) }
    }
    const interaction = parsed.data
    switch (interaction.type) {
      case InteractionType.Ping:
        return { response: Promise.resolve({ type: InteractionResponseType.Pong }) }

      case InteractionType.ApplicationCommandAutocomplete:
        return { response: Promise.resolve(choices(orNone(() => suggest(interaction), log))) }

      case InteractionType.ApplicationCommand: {
        const settled = settleAndLog(interaction, () => use(interaction))
        return {
          response: settled.then(({ reply }) => message(reply)),
          deferral: deferredMessage(isForAskerOnly(interaction)),
        }
      }

      case InteractionType.MessageComponent: {
        const settled = settleAndLog(interaction, () => press(interaction))
        if (!isAsker(interaction))
          return {
            response: settled.then(({ reply }) => message(onlyToYou(reply))),
            deferral: deferredMessage(true),
          }
        return {
          // A refusal does not take the place of a card that is still good.
          response: settled.then(({ outcome, reply }) =>
            outcome === 'answered' ? update(reply) : message(reply),
          ),
          deferral: deferredUpdate,
        }
      }
    }
  }
}

const isSlash = (command: Command): command is Exclude<Command, MessageCommand> => command.type !== 'message'
const isForMessages = (command: Command): command is MessageCommand => command.type === 'message'

const userOf = ({ member, user }: Used | Typing | Pressed): string | undefined => (member?.user ?? user)?.id

/** Whether the person who pressed is the one whose command or question the message answers. */
function isAsker(interaction: Pressed): boolean {
  const { interaction_metadata, referenced_message } = interaction.message
  const asker = interaction_metadata?.user.id ?? referenced_message?.author.id
  return asker !== undefined && asker === userOf(interaction)
}

const noSuchCommand = (name: string) =>
  new UserError(
    `I don't know ${name} any more. Type / to see what I can do now; Discord may take a minute to catch up.`,
  )

function nameOf({ data }: Used | Pressed): [kind: 'command' | 'component', name: string] {
  if ('custom_id' in data) return ['component', parseCustomId(data.custom_id).component]
  const part =
    data.type === ApplicationCommandType.ChatInput ? data.options.find(({ options }) => options) : undefined
  return ['command', part ? `${data.name} ${part.name}` : data.name]
}

function orNone<T>(list: () => readonly T[], log: Logger): readonly T[] {
  try {
    return list()
  } catch (err) {
    log.error({ err }, 'autocomplete failed')
    return []
  }
}

function indexByName<T extends { readonly name: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  const index = new Map(things.map(thing => [thing.name, thing]))
  if (index.size < things.length)
    throw new Error(`two of these have the same name: ${things.map(({ name }) => name).join(', ')}`)
  return index
}
