/** Folded names without spaces → the entries that bear them, by position. Most names have one bearer. */
export interface ExactNames {
  add(name: string, entry: number): void
  find(name: string): readonly number[]
}

export function createExactNames(): ExactNames {
  const bearers = new Map<string, number | number[]>()
  return {
    add(name, entry) {
      const known = bearers.get(name)
      if (known === undefined) bearers.set(name, entry)
      else if (typeof known === 'number') {
        if (known !== entry) bearers.set(name, [known, entry])
      } else if (!known.includes(entry)) known.push(entry)
    },
    find(name) {
      const known = bearers.get(name)
      return known === undefined ? [] : typeof known === 'number' ? [known] : known
    },
  }
}
