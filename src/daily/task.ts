import type { Claim, GuildState, Pause, Schedule, Unfinished } from '../guilds/guild-state.ts'
import { type Due, dueNext } from './due.ts'
import { heldUntil, type Retry } from './retry.ts'

type Trouble = Extract<Pause, { by: 'trouble' }>

/** What is to be done for a server at a moment. */
export type Task =
  /** Nothing before this moment; undefined for nothing at all until somebody changes something. */
  | { readonly kind: 'wait'; readonly until?: Temporal.Instant }
  /** Find out what became of a post that will not be tried again; `atOnce` if the next one waits for it. */
  | { readonly kind: 'conclude'; readonly claim: Claim; readonly atOnce: boolean }
  | { readonly kind: 'miss'; readonly due: Due; readonly schedule: Schedule }
  | { readonly kind: 'finish'; readonly unfinished: Unfinished }
  | { readonly kind: 'tell'; readonly pause: Trouble; readonly schedule: Schedule }
  /** See whether what stood in the way is gone. */
  | { readonly kind: 'check'; readonly pause: Trouble; readonly schedule: Schedule; readonly day?: string }
  | { readonly kind: 'skip'; readonly due: Due }
  | { readonly kind: 'post'; readonly due: Due }

/**
 * What is known of a server's tasks besides its state, from one visit to the next. Where it is lost, as at a restart,
 * everything is tried at once.
 */
export interface Memory {
  /** By day. */
  readonly post?: Retry
  /** By day. */
  readonly conclude?: Retry
  /** By message. */
  readonly finish?: Retry
  /** By the moment of the pause. */
  readonly tell?: Retry
  /** By the moment of the pause. */
  readonly check?: Retry
  /** The day at whose due moment it has been checked whether the trouble is over. */
  readonly checkedDay?: string
  /** Something has changed in the server, so that the trouble may be over. */
  readonly checkWanted?: boolean
}

/** What is to be done for a server now. */
export function taskOf(state: GuildState, now: Temporal.Instant, memory: Memory): Task {
  const { schedule, pause, claim, unfinished } = state
  const isOn = schedule && pause?.by !== 'administrator'
  const { missed, next } = isOn ? dueNext(schedule, state.settledDay, now) : {}
  const isDue = next !== undefined && Temporal.Instant.compare(next.at, now) <= 0
  const day = next?.day.toString()

  if (claim && claim.day !== day) {
    const held = heldUntil(memory.conclude, claim.day, now)
    return held && !isDue ? wait(held, next?.at) : { kind: 'conclude', claim, atOnce: isDue }
  }
  if (schedule && missed) return { kind: 'miss', due: missed, schedule }

  const finishAt = unfinished && (heldUntil(memory.finish, unfinished.messageId, now) ?? now)
  if (unfinished && finishAt?.equals(now)) return { kind: 'finish', unfinished }

  if (schedule && pause?.by === 'trouble') {
    const tellAt = pause.told ? undefined : (heldUntil(memory.tell, pause.at, now) ?? now)
    if (tellAt?.equals(now)) return { kind: 'tell', pause, schedule }
    const wantsCheck = memory.checkWanted || (isDue && memory.checkedDay !== day)
    const checkAt = wantsCheck ? (heldUntil(memory.check, pause.at, now) ?? now) : undefined
    if (checkAt?.equals(now)) return { kind: 'check', pause, schedule, ...(isDue && day && { day }) }
    return wait(tellAt, finishAt, checkAt, isDue ? next.until : next?.at)
  }

  if (!next || !day) return wait(finishAt)
  if (!isDue) return wait(finishAt, next.at)
  if (state.skip === day && !claim) return { kind: 'skip', due: next }
  const held = heldUntil(memory.post, day, now)
  return held ? wait(finishAt, held, next.until) : { kind: 'post', due: next }
}

const wait = (...moments: readonly (Temporal.Instant | undefined)[]): Task => {
  const [until] = moments.filter(moment => moment !== undefined).sort(Temporal.Instant.compare)
  return { kind: 'wait', ...(until && { until }) }
}

/** When to come to a server again. */
export interface NextVisit {
  readonly at: Temporal.Instant
  /** The local day whose song comes next, or the last one that is not done with. */
  readonly day: string
  /** What is to be known then. */
  readonly memory: Memory
}

/** When to come to a server next: now where there is something to be done, undefined for not until something changes. */
export function nextVisit(state: GuildState, now: Temporal.Instant, memory: Memory): NextVisit | undefined {
  const task = taskOf(state, now, memory)
  const at = task.kind === 'wait' ? task.until : now
  return at && { at, day: dayToCome(state, now), memory }
}

function dayToCome({ schedule, settledDay, claim, unfinished }: GuildState, now: Temporal.Instant): string {
  const due = schedule && dueNext(schedule, settledDay, now).next
  return (
    due?.day.toString() ??
    claim?.day ??
    unfinished?.day ??
    now.toZonedDateTimeISO('UTC').toPlainDate().toString()
  )
}
