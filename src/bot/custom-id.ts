const separator = ':'

/** Discord's limit: https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
export const customIdLimit = 100

/** The `custom_id` that leads to a component, carrying a payload. Throws when it is over Discord's limit. */
export function customId(component: string, payload = ''): string {
  const id = payload === '' ? component : `${component}${separator}${payload}`
  if (id.length > customIdLimit) throw new RangeError(`custom_id over ${customIdLimit} characters: ${id}`)
  return id
}

/** The component a `custom_id` leads to, and its payload ('' where it carries none). */
export function parseCustomId(id: string): { component: string; payload: string } {
  const at = id.indexOf(separator)
  return at < 0 ? { component: id, payload: '' } : { component: id.slice(0, at), payload: id.slice(at + 1) }
}
