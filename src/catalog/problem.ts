/** Where something is wrong in the data, and what. */
export interface Problem {
  file: string
  /** The id of the entry, where it has a readable one; else its place, like `films[2]`. */
  entry?: string
  field?: string
  message: string
}
