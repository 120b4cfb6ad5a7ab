import { flag } from './option.ts'

const name = 'private'

/** The option by which somebody asks for a reply that only they can see. `dispatch` honours it. */
export const privateOption = { [name]: flag('Reply only to me') } as const

/** Whether the options somebody filled in ask for that. */
export const asksForPrivacy = (options: readonly { name: string; value?: unknown }[]): boolean =>
  options.some(option => option.name === name && option.value === true)
