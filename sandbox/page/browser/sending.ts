import { type CommandDraft, checked, emptyDraft, typedDraft, valuesOf } from './draft.ts'
import { composerId, fieldId } from './ids.ts'
import { leafCommands } from './leaf-commands.ts'
import type { Outcome, Requests, Unreachable } from './requests.ts'
import type { Store } from './state.ts'
import { withMentions } from './suggestions.ts'

export interface Sending {
  /** Sends what is written, or says what it lacks. */
  send(): void
  /** Types and sends at once. */
  sendText(text: string): void
  press(message: string, customId: string, values?: readonly string[]): void
  /** Chooses a command in the menu of a message. */
  choose(command: string, message: string): void
  /** Sends the form that is open. */
  submit(values: Readonly<Record<string, string | readonly string[]>>): void
}

export function createSending(store: Store, requests: Requests): Sending {
  let count = 0

  /** Shows that something is under way, and then what came of it. */
  const track = async (what: string, asked: Promise<Outcome | Unreachable>): Promise<boolean> => {
    const id = ++count
    const channel = store.state.channel ?? ''
    store.set({ sending: [...store.state.sending, { id, channel, what }], notice: undefined })
    const outcome = await asked
    const sending = store.state.sending.filter(entry => entry.id !== id)
    const notice = outcome.error === null ? store.state.notice : { text: outcome.error, isError: true }
    store.set({ sending, notice })
    if ('modal' in outcome && outcome.modal && outcome.interaction)
      store.set({ form: { modal: outcome.modal, interaction: outcome.interaction } })
    return outcome.error === null
  }

  const place = () => ({ user: store.state.user, channel: store.state.channel })

  const sendMessage = async (text: string) => {
    const { home, repliesTo, draft } = store.state
    if (text.trim() === '' || home === undefined) return
    store.set({ draft: emptyDraft, suggested: undefined, repliesTo: undefined }, composerId)
    const outcome = await requests.post('message', {
      ...place(),
      content: withMentions(text, home),
      ...(repliesTo && { reply: repliesTo.id }),
    })
    if (outcome.error === null) return store.set({ notice: undefined })
    // What could not be sent is not lost, unless something else has been begun meanwhile.
    const isUntouched = store.state.draft === emptyDraft
    store.set({
      notice: { text: outcome.error, isError: true },
      ...(isUntouched && { draft, repliesTo }),
    })
  }

  const sendCommand = (draft: CommandDraft) => {
    const known = checked(draft)
    const wrong = known.fields.find(({ problem }) => problem !== undefined)
    if (wrong !== undefined) {
      const text = `${wrong.option.name}: ${wrong.problem}`
      return store.set(
        { draft: known, suggested: undefined, notice: { text, isError: true } },
        fieldId(wrong.option.name),
      )
    }
    store.set({ draft: emptyDraft, suggested: undefined }, composerId)
    const text = `/${draft.command.name}`
    const asked = requests.post('command', { ...place(), text, options: valuesOf(draft) })
    void track(text, asked)
  }

  const sendDraft = (draft: ReturnType<typeof typedDraft>) =>
    draft.kind === 'command' ? sendCommand(draft) : void sendMessage(draft.text)

  return {
    send: () => sendDraft(store.state.draft),
    sendText(text) {
      store.set({ isWelcomed: true })
      // A command without options has no space behind it yet.
      const commands = leafCommands(store.state.home?.here.commands ?? [])
      sendDraft(typedDraft(text.startsWith('/') ? `${text} ` : text, commands))
    },
    press(message, customId, values) {
      const { user } = store.state
      const asked = requests.post('press', { user, message, customId, ...(values && { values }) })
      void track('a press', asked)
    },
    choose(command, message) {
      store.set({ menu: undefined }, composerId)
      void track(command, requests.post('menu', { ...place(), name: command, message }))
    },
    submit(values) {
      const { form, user } = store.state
      if (form === undefined) return
      const asked = requests.post('submit', { user, interaction: form.interaction, values })
      void track(form.modal.title, asked).then(isDone => {
        if (isDone && store.state.form === form) store.set({ form: undefined }, composerId)
      })
    },
  }
}
