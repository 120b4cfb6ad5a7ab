import fc from 'fast-check'

/** Any text, short or as long as Discord lets one be (a long one repeats itself: quicker to make up). */
export const anyText = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(1, 1, 1, 200))
  .map(([text, times]) => text.repeat(times))
