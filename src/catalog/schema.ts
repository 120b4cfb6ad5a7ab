import * as z from 'zod'

/**
 * The shape of `data/`. Every file there but `article.json` is an Entries file: any mix of films, tracks,
 * people, themes, claims and notes. Entities say what a thing is; claims say what the article (or a source
 * outside it) says about things; notes say where the article is wrong or thin.
 */

export const entityKinds = ['film', 'track', 'person', 'theme'] as const
export type EntityKind = (typeof entityKinds)[number]

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits joined by hyphens')
  .describe('The title or name in lower-case ASCII, words joined by hyphens: chungking-express')

/** A reference to an entity. */
export const refSchema = z
  .templateLiteral([z.enum(entityKinds), ':', z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)])
  .describe('Another entry, as kind:id: film:chungking-express')
export type Ref = z.infer<typeof refSchema>

const line = (max: number) => z.string().trim().min(1).max(max)
const personIds = z.array(id).min(1)

const sections = z
  .array(z.string().regex(/^\d(\.\d)?$/, 'must be a section of the article, like 3 or 3.1'))
  .min(1)
  .describe('Where the article says so, the most telling section first')

const source = z.strictObject({
  title: line(150),
  url: z.url({ protocol: /^https?$/ }),
  standing: z
    .enum(['established', 'reference', 'community'])
    .describe(
      'established: official, academic, archive, press. reference: encyclopaedia, shop. community: blog, forum',
    ),
})
export type Source = z.infer<typeof source>

/** Whatever the bot knows comes from sections of the article, from sources outside it, or from both. */
const provenance = {
  sections: sections.optional(),
  sources: z.array(source).min(1).optional().describe('For what does not come from the article'),
}
const hasProvenance = (entry: { sections?: unknown; sources?: unknown }) =>
  entry.sections !== undefined || entry.sources !== undefined
const provenanceMissing = {
  path: ['sections'],
  error: 'needs sections of the article, or sources outside it',
}

const chinese = z.strictObject({ traditional: line(60), simplified: line(60) })

const entity = {
  id,
  summary: line(200).describe('One sentence of our own that introduces it'),
  aliases: z.array(line(80)).default([]).describe('Other names people type for it; never shown'),
  described: z
    .array(line(100))
    .default([])
    .describe('How people speak of it when they do not know its name: the reggae song; never shown'),
  ...provenance,
}

export const filmSchema = z
  .strictObject({
    ...entity,
    title: line(90),
    originalTitle: line(90).optional().describe('When it is neither English nor Chinese'),
    chinese: chinese.optional(),
    year: z.int().min(1888).max(2100),
    yearSources: z.array(source).min(1).optional().describe('When the article does not give the year'),
    director: id,
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'must be a colour like #c0392b')
      .describe("One colour of the film's palette, for the edge of its card"),
    themes: z.array(id).default([]),
  })
  .refine(hasProvenance, provenanceMissing)
export type Film = z.infer<typeof filmSchema>

export const trackSchema = z
  .strictObject({
    ...entity,
    title: line(90).describe('As the article spells it'),
    otherTitles: z
      .array(line(90))
      .default([])
      .describe('Other spellings and translations, shown on the card'),
    chinese: chinese.optional(),
    performers: personIds.optional().describe('Who plays or sings it, as credited'),
    composers: personIds.optional().describe('Who wrote it, as credited'),
    films: z.array(id).default([]).describe('Where it plays'),
    themes: z.array(id).default([]),
    listen: line(90)
      .optional()
      .describe('What to search for on a listening service, where the title would mislead'),
  })
  .refine(hasProvenance, provenanceMissing)
export type Track = z.infer<typeof trackSchema>

export const roles = ['director', 'composer', 'performer', 'actor', 'cinematographer', 'writer'] as const

export const personSchema = z
  .strictObject({
    ...entity,
    name: line(90),
    fullName: line(90).optional(),
    nativeName: line(60).optional().describe('In their own script'),
    roles: z.array(z.enum(roles)).min(1),
  })
  .refine(hasProvenance, provenanceMissing)
export type Person = z.infer<typeof personSchema>

export const themeSchema = z
  .strictObject({
    ...entity,
    title: line(90),
    type: z
      .enum(['theme', 'technique'])
      .describe('theme: what the music is about. technique: how it is used'),
  })
  .refine(hasProvenance, provenanceMissing)
export type Theme = z.infer<typeof themeSchema>

/** What a claim says of the things it is about, and the kinds of things it must be about. */
export const relations = {
  performs: { says: 'someone plays or sings a track', about: ['person', 'track'] },
  composed: { says: 'someone wrote a track', about: ['person', 'track'] },
  scored: { says: 'someone wrote the score of a film', about: ['person', 'film'] },
  'plays-role': { says: 'someone acts in a film', about: ['person', 'film'] },
  photographed: { says: 'someone is behind the camera', about: ['person'] },
  'appears-in': { says: 'a track plays in a film', about: ['track', 'film'] },
  use: { says: 'where in a film music plays, how often, and what happens', about: ['film'] },
  sound: { says: 'what kind of music it is, and how it sounds', about: [] },
  meaning: { says: 'what music expresses, mirrors or does in a film', about: [] },
  evokes: { says: 'which feeling, place or time music calls up', about: [] },
  method: { says: 'how music is used', about: [] },
  motive: { says: 'why it is done so', about: [] },
  origin: { says: 'where a track or a taste comes from', about: [] },
  influenced: { says: 'someone, first named, marked the work of others', about: ['person'] },
  praised: { says: 'someone, first named, spoke well of a work', about: ['person'] },
  legacy: { says: 'what became of the music afterwards', about: [] },
  parallel: { says: 'what two directors have in common', about: ['person'] },
  overview: { says: 'what the article says in several places, side by side', about: [] },
} as const satisfies Record<string, { says: string; about: readonly EntityKind[] }>
export type Relation = keyof typeof relations
const relationNames = <R extends string>(of: Record<R, unknown>): R[] =>
  Object.keys(of).filter((name): name is R => name in of)

/** The name of a relation. */
export const relationSchema = z.literal(relationNames(relations))

export const claimSchema = z
  .strictObject({
    id,
    relation: relationSchema,
    about: z.array(refSchema).min(1).describe('What it is about, the most important first'),
    short: line(110).describe('For lists: one clause of our own, with a full stop'),
    says: line(350).describe('The whole claim in one or two plain sentences of our own that stand alone'),
    asked: z
      .array(line(150))
      .default([])
      .describe('Different ways of asking for it, in any language; never shown'),
    ...provenance,
  })
  .refine(hasProvenance, provenanceMissing)
export type Claim = z.infer<typeof claimSchema>

export const noteSchema = z.strictObject({
  id,
  verdict: z.enum(['agrees', 'misspelt', 'incomplete', 'wrong', 'disputed', 'unverified']),
  about: z.array(refSchema).min(1),
  sections,
  articleSays: line(250),
  sourcesSay: line(450),
  note: line(300).describe('What the bot shows: one or two sentences of our own'),
  show: z
    .enum(['always', 'on-topic', 'never'])
    .describe('always: on every card. on-topic: in answers about one of its topics. never: for the record'),
  topics: z.array(relationSchema).default([]).describe('The relations it bears on'),
  sources: z.array(source).default([]),
})
export type Note = z.infer<typeof noteSchema>

export const gapSchema = z.strictObject({
  id,
  subject: line(80).describe(
    'What the article is silent about, to end the sentence “The article does not say …”',
  ),
  asked: z.array(line(150)).min(1).describe('Different ways of asking for it, in any language; never shown'),
})
export type Gap = z.infer<typeof gapSchema>

export const entriesSchema = z.strictObject({
  $schema: z.string().optional(),
  films: z.array(filmSchema).default([]),
  tracks: z.array(trackSchema).default([]),
  people: z.array(personSchema).default([]),
  themes: z.array(themeSchema).default([]),
  claims: z.array(claimSchema).default([]),
  notes: z.array(noteSchema).default([]),
  gaps: z.array(gapSchema).default([]),
})
export type Entries = z.infer<typeof entriesSchema>

export const articleSchema = z.strictObject({
  $schema: z.string().optional(),
  title: line(200),
  byline: line(80),
  publisher: line(80),
  published: z.iso.date(),
  url: z.url({ protocol: /^https?$/ }),
  sections: z.array(z.strictObject({ id: z.string().regex(/^\d(\.\d)?$/), heading: line(120) })).min(1),
  furtherReading: z.array(z.strictObject({ title: line(150), url: z.url({ protocol: /^https?$/ }) })),
})
export type Article = z.infer<typeof articleSchema>
