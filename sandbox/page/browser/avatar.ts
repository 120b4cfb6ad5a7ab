/** Dark enough for white letters to be read on them. */
const colours = ['#4752c4', '#9c3a68', '#2b7a4b', '#8a5a12', '#a33b2e', '#3b6a8f', '#5c6470']

/** A picture for who has none: the first letter on a colour of their own, which goes by the id. */
export function avatarOf({ id, name }: { id: string; name: string }): string {
  const colour = colours[Number(BigInt(id) % BigInt(colours.length))]
  const [letter = '?'] = name
  const safe = /^[\p{L}\p{N}]$/u.test(letter) ? letter.toUpperCase() : '?'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${safe}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
