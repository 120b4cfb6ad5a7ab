/** What a promise gives, or a rejection when it takes longer than so many milliseconds. */
export async function within<T>(
  after: (milliseconds: number, run: () => void) => () => void,
  milliseconds: number,
  promise: Promise<T>,
): Promise<T> {
  const late = Promise.withResolvers<never>()
  const cancel = after(milliseconds, () => late.reject(new Error(`no answer within ${milliseconds} ms`)))
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    cancel()
  }
}
