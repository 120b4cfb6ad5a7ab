import { defineCommandGroup, subcommand } from '../src/bot/command-group.ts'
import { privateOption } from '../src/bot/private.ts'
import { knownTrack } from '../src/catalog/related.ts'
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
        return context.songMessage(knownTrack(context.catalog, trackId), day)
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
