/** A file of a message, at this page's own address, whatever name the sandbox goes by. */
export const pathOf = (url: string): string => new URL(url).pathname
