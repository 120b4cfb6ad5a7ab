/** What the page is told about the bot that it shows. */
export interface PageOptions {
  /** What somebody who is new here is invited to try: typed for them with one tap. */
  readonly invitations: readonly { readonly label: string; readonly text: string }[]
  /** A command that has the bot post by itself soon, typed as the owner; `{channel}` and `{time}`, as `09:05` in UTC,
   * are filled in. */
  readonly soon?: { readonly label: string; readonly text: string } | undefined
  /** Font files for characters that no font of the browser has. */
  readonly fonts: readonly string[]
}

export const plainPage: PageOptions = { invitations: [], fonts: [] }
