/** A mistake the person can mend. The message is shown to them as it is, so it says what to do next. */
export class UserError extends Error {
  override readonly name: string = 'UserError'
}

/** Somebody asks faster than they may. */
export class TooManyQuestions extends UserError {
  override readonly name = 'TooManyQuestions'
  /** Whether they have been told already and gone on. */
  readonly repeated: boolean

  constructor(waitMs: number, repeated: boolean) {
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000))
    super(
      `That is a lot of questions at once. I am all ears again in ${seconds} second${seconds > 1 ? 's' : ''}.`,
    )
    this.repeated = repeated
  }
}
