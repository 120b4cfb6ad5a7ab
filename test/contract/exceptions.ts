/** A schema of the description that is held to be otherwise than published. */
export interface Exception {
  /** Its name under `components.schemas`. */
  readonly schema: string
  readonly instead: object
  readonly reason: string
}

/** Where the description is stricter than Discord's own reference says the API is. As few as possible. */
export const exceptions: readonly Exception[] = [
  {
    schema: 'InnerErrors',
    instead: {
      type: 'object',
      properties: {
        _errors: {
          type: 'array',
          items: {
            type: 'object',
            properties: { code: { type: 'string' }, message: { type: 'string' } },
            required: ['code', 'message'],
          },
        },
      },
      additionalProperties: false,
      required: ['_errors'],
    },
    reason:
      'codes of single fields are words such as BASE_TYPE_REQUIRED, not integers: ' +
      'https://discord.com/developers/docs/reference#error-messages',
  },
]
