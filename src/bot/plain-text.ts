/**
 * Mentions of people, roles and channels, commands, and timestamps, as Discord writes them.
 * https://discord.com/developers/docs/reference#message-formatting
 */
const references = /<(?:@[!&]?\d+|#\d+|\/[^<>:]{1,100}:\d+|t:-?\d+(?::\w)?|id:\w+)>|@(?:everyone|here)\b/g
const customEmoji = /<a?:\w+:\d+>/g

/** The words of a message, without what only Discord understands. On one line. */
export const plainText = (content: string): string =>
  content.replace(references, ' ').replace(customEmoji, ' ').replace(/\s+/g, ' ').trim()

/** Whether there is anything to read: a letter or a digit, in any script. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
