import type { Composing } from './composing.ts'
import type { Controlling } from './controlling.ts'
import type { Navigating } from './navigating.ts'
import type { Sending } from './sending.ts'

/** All that somebody can do on the page. */
export type Actions = Composing & Sending & Navigating & Controlling
