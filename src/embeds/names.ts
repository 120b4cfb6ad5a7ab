/** A Chinese title in both scripts, once where they are the same. */
export const scripts = (chinese?: { traditional: string; simplified: string }): string =>
  chinese ? [...new Set([chinese.traditional, chinese.simplified])].join(' · ') : ''
