// Read by the components as they are loaded, so this must be loaded before them: without it they would show pictures
// of Discord's own servers for whoever has none.
import { avatarOf } from '../avatar.ts'

const nobody = avatarOf({ id: '0', name: '?' })

Object.assign(globalThis, { $discordMessage: { avatars: { default: nobody } } })
