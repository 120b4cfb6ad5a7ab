import { html, svg } from 'lit'
import type { HomeChannel } from '../../../live/home.ts'

const shapes = {
  text: svg`<path d="M9 3 7 21M17 3l-2 18M4 8.5h17M3 15.5h17" />`,
  announcement: svg`<path d="M4 10v4h4l9 5V5L8 10zM8 14v5h3v-4M20 10v4" />`,
  voice: svg`<path d="M4 10v4h4l5 4V6l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" />`,
  thread: svg`<path d="M5 4v9a3 3 0 0 0 3 3h11M15 12l4 4-4 4M9 8h10" />`,
} as const

/** What kind of channel it is, drawn, so that it takes no font. */
export const channelIcon = (kind: HomeChannel['kind']) =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${shapes[kind]}</svg>`
