/** The same JSON Schemas, every object taking only the properties it names. */
export function closed<T>(schemas: T): T {
  const open = structuredClone(schemas)
  close(open)
  return open
}

function close(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  for (const child of Object.values(node)) close(child)
  const namesItsProperties = 'type' in node && node.type === 'object' && 'properties' in node
  if (namesItsProperties && !('additionalProperties' in node))
    Object.assign(node, { additionalProperties: false })
}
