import { z } from 'zod'
import type { Endpoint } from '../../interactions/endpoint.ts'
import { readForm, snowflake } from '../../limits/form.ts'
import { channelJson, userJson } from '../../world/api.ts'
import type { User } from '../../world/model.ts'
import { directChannel, type World } from '../../world/world.ts'
import { cannotSendToUser, invalidForm, unknownUser } from '../errors.ts'
import { botRoute, type Route } from '../router.ts'

/** https://discord.com/developers/docs/resources/user and resources/application */
export function userRoutes(world: World, endpoint: Endpoint): Route[] {
  const userOf = (id: string): User => {
    const user = world.users.get(id)
    if (user === undefined) throw unknownUser()
    return user
  }
  const self = () => userOf(world.application.id)
  const application = () => {
    const { id, name, flags } = world.application
    const owner = world.users.get(world.userKeys.get('owner') ?? '')
    return {
      id,
      name,
      icon: null,
      description: '',
      type: null,
      bot: userJson(self()),
      bot_public: true,
      bot_require_code_grant: false,
      flags,
      flags_new: String(flags),
      owner: owner === undefined ? null : userJson(owner),
      team: null,
      summary: '',
      verify_key: endpoint.publicKey,
      redirect_uris: [],
      interactions_endpoint_url: endpoint.url(),
      role_connections_verification_url: null,
      integration_types_config: { 0: {}, 1: {} },
      approximate_guild_count: [...world.guilds.values()].filter(guild => guild.members.has(id)).length,
      approximate_user_install_count: 0,
      approximate_user_authorization_count: 0,
      explicit_content_filter: 0,
      eligible_oauth2_scopes: ['bot', 'applications.commands'],
      is_verified: false,
      is_monetized: false,
      hook: true,
    }
  }
  return [
    botRoute('GET', '/users/@me', () => ({
      status: 200,
      body: {
        ...userJson(self()),
        verified: true,
        mfa_enabled: true,
        locale: 'en-US',
        email: null,
        flags: 0,
      },
    })),
    botRoute('GET', '/users/:user_id', ({ param }) => ({
      status: 200,
      body: userJson(userOf(param('user_id'))),
    })),
    botRoute('POST', '/users/@me/channels', ({ body }) => {
      const { recipient_id: id } = readForm(z.object({ recipient_id: snowflake }), body)
      const user = world.users.get(id)
      if (user === undefined) {
        throw invalidForm({ path: ['recipient_id'], code: 'USER_INVALID', message: 'Unknown user' })
      }
      if (user.bot) throw cannotSendToUser()
      return { status: 200, body: channelJson(world, directChannel(world, [user.id, world.application.id])) }
    }),
    botRoute('GET', '/applications/@me', () => ({ status: 200, body: application() })),
    // https://discord.com/developers/docs/resources/application#edit-current-application
    botRoute('PATCH', '/applications/@me', async ({ body }) => {
      const { interactions_endpoint_url: url } = readForm(applicationChange, body)
      if (url !== undefined && !(await endpoint.set(url)).every(({ right }) => right)) throw notVerified()
      return { status: 200, body: application() }
    }),
    botRoute('GET', '/oauth2/applications/@me', () => ({ status: 200, body: application() })),
  ]
}

/** Of what Discord lets a bot change of itself, what the sandbox knows. */
const applicationChange = z.strictObject({
  interactions_endpoint_url: z.url({ protocol: /^https?$/ }).nullish(),
})

const notVerified = () =>
  invalidForm({
    path: ['interactions_endpoint_url'],
    code: 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID',
    message: 'The specified interactions endpoint url could not be verified.',
  })
