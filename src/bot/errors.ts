/** A mistake the person can mend. The message is shown to them as it is, so it says what to do next. */
export class UserError extends Error {
  override readonly name = 'UserError'
}
