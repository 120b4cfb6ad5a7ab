/** A schema of the description that is held to be otherwise than published. */
export interface Exception {
  /** Its name under `components.schemas`. */
  readonly schema: string
  /** The property of it that is meant, where it is not the whole. */
  readonly property?: string
  readonly instead: object
  readonly reason: string
}

/** Where the description is stricter than Discord is. As few as possible: each has to be needed. */
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
  {
    schema: 'CreateMessageInteractionCallbackResponse',
    instead: {
      type: 'object',
      properties: {
        type: { type: 'integer', enum: [4, 5] },
        message: { $ref: '#/components/schemas/MessageResponse' },
      },
      required: ['type', 'message'],
    },
    reason:
      'a reply that is deferred with_response gives its loading message, as discord.js bots read it from ' +
      'deferReply({ withResponse: true }); described, and in the reference, are only types 4 and 7: ' +
      'https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback',
  },
  {
    schema: 'ApplicationCommandUpdateRequest',
    property: 'default_member_permissions',
    instead: { type: ['string', 'null'] },
    reason:
      'permissions are sent as strings, as they come back, since they may not fit a number: ' +
      'https://discord.com/developers/docs/topics/permissions',
  },
]
