/** A question that `npm run bench` answers with a table. */
export interface BenchQuestion {
  /** Names it on the command line and its file in `results/`. */
  readonly name: string
  readonly title: string
  measure(options: MeasureOptions): Promise<Measured>
}

export interface MeasureOptions {
  /** Fewer and smaller, so that all questions together take two minutes. */
  readonly quick: boolean
  /** Told what is being measured, for whoever waits. */
  progress(line: string): void
}

/** Rows by their label, cells by their column. */
export type Table = Readonly<Record<string, Readonly<Record<string, string | number>>>>

export interface Measured {
  readonly table: Table
  readonly aims: readonly Aim[]
  /** What the table does not say by itself: sizes, settings, why an aim is missed. */
  readonly notes?: readonly string[]
}

/** What was wanted, and what came out. */
export interface Aim {
  readonly aim: string
  readonly found: string
  readonly met: boolean
}
