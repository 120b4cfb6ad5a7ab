import {
  type CommandDraft,
  commandDraft,
  type Draft,
  emptyDraft,
  fieldOf,
  filled,
  typedDraft,
  valuesOf,
  withField,
  withoutField,
} from './draft.ts'
import { composerId, fieldId } from './ids.ts'
import { type LeafCommand, leafCommands } from './leaf-commands.ts'
import type { Requests } from './requests.ts'
import type { Store, Suggested } from './state.ts'
import {
  commandSuggestions,
  fixedSuggestions,
  mentionAtEnd,
  mentionSuggestions,
  type Suggestion,
} from './suggestions.ts'

export interface Composing {
  /** What now stands in the field for messages. */
  type(text: string): void
  /** What now stands in the field of an option. */
  typeIn(option: string, text: string): void
  /** Offers again what fits the field that has got the focus. */
  enter(option: string): void
  /** Marks the next or the one before of what is offered. */
  move(by: 1 | -1): void
  /** Takes what is offered. */
  take(suggestion: Suggestion): void
  /** Offers nothing more for now. */
  dismiss(): void
  addOption(name: string): void
  removeOption(name: string): void
  /** Back to a message, without the command. */
  leaveCommand(): void
}

/** So that not each key asks the bot. */
const pauseMs = 150

export function createComposing(
  store: Store,
  requests: Requests,
  pause: (ms: number) => Promise<void>,
): Composing {
  /** Counts what was typed: an answer to what has been typed over is dropped. */
  let typed = 0

  const offer = (field: string, items: readonly Suggestion[]) =>
    store.set({ suggested: items.length === 0 ? undefined : { field, items, active: 0 } })

  const offerForText = (text: string, commands: readonly LeafCommand[]) => {
    typed++
    const { home } = store.state
    const mention = mentionAtEnd(text)
    const items = mention && home ? mentionSuggestions(mention, home) : commandSuggestions(text, commands)
    offer(composerId, items)
  }

  const offerForOption = async (draft: CommandDraft, name: string) => {
    const mine = ++typed
    const field = fieldOf(draft, name)
    const { home } = store.state
    if (field === undefined || home === undefined) return
    // A value that was chosen needs no further choice.
    if (field.value !== undefined) return offer(fieldId(name), [])
    const fixed = fixedSuggestions(field.option, field.text, home)
    if (fixed !== undefined) return offer(fieldId(name), fixed)
    // What was offered for less text stays in sight, but Enter does not take it.
    store.set({ suggested: waiting(store.state.suggested, fieldId(name)) })
    await pause(pauseMs)
    if (mine !== typed) return
    const answer = await requests.post('autocomplete', {
      text: `/${draft.command.name}`,
      options: { ...valuesOf(draft), [name]: field.text },
      focused: name,
      user: store.state.user,
      channel: store.state.channel,
    })
    if (mine !== typed) return
    if (answer.error !== null) store.set({ notice: { text: answer.error, isError: true } })
    const choices = 'choices' in answer ? answer.choices : []
    offer(
      fieldId(name),
      choices.map(choice => ({ label: choice.name, value: String(choice.value) })),
    )
  }

  const begin = (draft: Draft) => {
    const first = draft.kind === 'command' ? (draft.fields.find(isEmpty) ?? draft.fields.at(-1)) : undefined
    const focus = first === undefined ? composerId : fieldId(first.option.name)
    store.set({ draft, suggested: undefined, notice: undefined }, focus)
    if (draft.kind === 'command' && first !== undefined) void offerForOption(draft, first.option.name)
  }

  const change = (next: (draft: CommandDraft) => CommandDraft): CommandDraft | undefined => {
    const { draft } = store.state
    if (draft.kind !== 'command') return undefined
    const changed = next(draft)
    store.set({ draft: changed, notice: undefined })
    return changed
  }

  const commandsHere = () => leafCommands(store.state.home?.here.commands ?? [])

  const takeForText = (text: string, { label, value }: Suggestion) => {
    const mention = mentionAtEnd(text)
    if (mention !== undefined) {
      const draft: Draft = { kind: 'text', text: `${text.slice(0, -mention.length)}${label} ` }
      return store.set({ draft, suggested: undefined }, composerId)
    }
    const command = commandsHere().find(({ name }) => name === value)
    if (command !== undefined) begin(commandDraft(command))
  }

  const takeForOption = (draft: CommandDraft, { field }: Suggested, { label, value }: Suggestion) => {
    const option = draft.fields.find(entry => fieldId(entry.option.name) === field)?.option
    if (option === undefined) return
    const changed = filled(draft, option.name, label, value)
    const next = changed.fields.find(entry => isEmpty(entry) && entry.option.required)
    typed++
    store.set({ draft: changed, suggested: undefined, notice: undefined }, next && fieldId(next.option.name))
  }

  return {
    type(text) {
      const commands = commandsHere()
      const draft = typedDraft(text, commands)
      if (draft.kind === 'command') return begin(draft)
      store.set({ draft, notice: undefined })
      offerForText(text, commands)
    },
    typeIn(option, text) {
      const changed = change(draft => filled(draft, option, text))
      if (changed !== undefined) void offerForOption(changed, option)
    },
    enter(option) {
      const { draft } = store.state
      if (draft.kind === 'command') void offerForOption(draft, option)
    },
    move(by) {
      const { suggested } = store.state
      if (suggested === undefined) return
      const { length } = suggested.items
      const from = suggested.active < 0 && by < 0 ? 0 : suggested.active
      store.set({ suggested: { ...suggested, active: (from + by + length) % length } })
    },
    take(suggestion) {
      const { draft, suggested } = store.state
      if (suggested === undefined) return
      if (draft.kind === 'text') takeForText(draft.text, suggestion)
      else takeForOption(draft, suggested, suggestion)
    },
    dismiss() {
      typed++
      store.set({ suggested: undefined })
    },
    addOption(name) {
      const changed = change(draft => withField(draft, name))
      if (changed === undefined) return
      store.set({}, fieldId(name))
      void offerForOption(changed, name)
    },
    removeOption(name) {
      change(draft => withoutField(draft, name))
      store.set({ suggested: undefined }, composerFocus(store.state.draft))
    },
    leaveCommand() {
      typed++
      store.set({ draft: emptyDraft, suggested: undefined, notice: undefined }, composerId)
    },
  }
}

const isEmpty = ({ text }: { text: string }): boolean => text === ''

const waiting = (suggested: Suggested | undefined, field: string): Suggested | undefined =>
  suggested?.field === field ? { ...suggested, active: -1 } : undefined

/** Where the focus goes when nothing says where. */
export function composerFocus(draft: Draft): string {
  const last = draft.kind === 'command' ? draft.fields.at(-1) : undefined
  return last === undefined ? composerId : fieldId(last.option.name)
}
