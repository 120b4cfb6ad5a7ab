import { defineCommandGroup, subcommand } from '../src/bot/command-group.ts'
import type { Context } from '../src/bot/context.ts'
import { privateOption } from '../src/bot/private.ts'
import { card } from '../src/embeds/card.ts'

export default defineCommandGroup({
  name: 'song',
  description: "A song from Wong Kar Wai's films",
  where: 'everywhere',
  subcommands: {
    today: subcommand({
      description: "Today's song: this server's own, or the one of the calendar",
      options: privateOption,
      run: async context => {
        const { trackId, day } = await context.daily.today(context.guild?.id)
        return context.songMessage(trackOf(context, trackId), day)
      },
    }),
    random: subcommand({
      description: 'Any song, by chance',
      options: privateOption,
      run: ({ catalog, random }) => {
        const tracks = catalog.entities('track')
        const track = tracks[Math.floor(random() * tracks.length)]
        if (!track) throw new RangeError('a catalog without tracks')
        return card(catalog, track)
      },
    }),
  },
})

function trackOf({ catalog }: Context, id: string) {
  const track = catalog.find('track', id)
  if (!track) throw new RangeError(`no track ${id}`)
  return track
}
