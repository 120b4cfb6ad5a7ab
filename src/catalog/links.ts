import { parseRef } from './entity.ts'
import type { Problem } from './problem.ts'
import { type Article, type Entries, relations } from './schema.ts'

interface Part {
  file: string
  entries: Entries
}

const listOf = { film: 'films', track: 'tracks', person: 'people', theme: 'themes' } as const
const cited = ['films', 'tracks', 'people', 'themes', 'claims', 'notes'] as const
type List = (typeof cited)[number] | 'gaps'

/**
 * Every id that stands twice, every reference to nothing, and every claim about the wrong kinds of things. What
 * stands in files that could not be read counts as there, so that links into them do not look broken too.
 */
export function brokenLinks(
  article: Article | undefined,
  parts: readonly Part[],
  unread: readonly unknown[],
): Problem[] {
  const problems: Problem[] = []
  const known = collectIds(parts, unread, problems)
  const sections = article && new Set(article.sections.map(section => section.id))

  for (const { file, entries } of parts) {
    const check = (list: keyof typeof known, entry: string, field: string, id: string) => {
      if (!known[list].has(id))
        problems.push({ file, entry, field, message: `there is no "${id}" among the ${list}` })
    }
    const checkAll = (
      list: keyof typeof known,
      entry: string,
      field: string,
      ids: readonly string[] = [],
    ) => {
      for (const id of ids) check(list, entry, field, id)
    }

    for (const film of entries.films) {
      check('people', `films ${film.id}`, 'director', film.director)
      checkAll('themes', `films ${film.id}`, 'themes', film.themes)
    }
    for (const track of entries.tracks) {
      const entry = `tracks ${track.id}`
      checkAll('people', entry, 'performers', track.performers)
      checkAll('people', entry, 'composers', track.composers)
      checkAll('films', entry, 'films', track.films)
      checkAll('themes', entry, 'themes', track.themes)
    }
    for (const list of ['claims', 'notes'] as const)
      for (const { id, about } of entries[list])
        for (const ref of about) {
          const target = parseRef(ref)
          if (target) check(listOf[target.kind], `${list} ${id}`, 'about', target.id)
        }
    for (const claim of entries.claims)
      for (const kind of relations[claim.relation].about)
        if (!claim.about.some(ref => parseRef(ref)?.kind === kind))
          problems.push({
            file,
            entry: `claims ${claim.id}`,
            field: 'about',
            message: `"${claim.relation}" (${relations[claim.relation].says}) needs a ${kind}`,
          })
    for (const list of cited)
      for (const entry of entries[list])
        for (const section of entry.sections ?? [])
          if (sections && !sections.has(section))
            problems.push({
              file,
              entry: `${list} ${entry.id}`,
              field: 'sections',
              message: `the article has no section ${section}`,
            })
  }
  return problems
}

function collectIds(parts: readonly Part[], unread: readonly unknown[], problems: Problem[]) {
  const collect = (list: List) => {
    const firstIn = new Map<string, string>()
    for (const json of unread) for (const id of idsIn(json, list)) firstIn.set(id, 'a file with problems')
    for (const { file, entries } of parts)
      for (const { id } of entries[list]) {
        const first = firstIn.get(id)
        if (first === undefined) firstIn.set(id, file)
        else
          problems.push({
            file,
            entry: `${list} ${id}`,
            field: 'id',
            message: `stands twice: here and in ${first}`,
          })
      }
    return firstIn
  }
  return {
    films: collect('films'),
    tracks: collect('tracks'),
    people: collect('people'),
    themes: collect('themes'),
    claims: collect('claims'),
    notes: collect('notes'),
    gaps: collect('gaps'),
  }
}

/** The ids in one list of a file that may hold anything. */
function idsIn(json: unknown, list: List): string[] {
  const entries: unknown = Object(json)[list]
  return Array.isArray(entries)
    ? entries.map((entry): unknown => Object(entry).id).filter(id => typeof id === 'string')
    : []
}
