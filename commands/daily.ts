import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { defineCommandGroup, subcommand } from '../src/bot/command-group.ts'
import type { Context } from '../src/bot/context.ts'
import { UserError } from '../src/bot/errors.ts'
import { channel, flag, optional, role, text } from '../src/bot/option.ts'
import type { Reply } from '../src/bot/reply.ts'
import { knownTrack } from '../src/catalog/related.ts'
import type { Status, Wishes } from '../src/daily/daily.ts'
import { commonDays, typedDays } from '../src/daily/typed-days.ts'
import { typedTime } from '../src/daily/typed-time.ts'
import { dailyStatusEmbed, longDay, postLink } from '../src/embeds/daily-status.ts'
import { lackLines } from '../src/embeds/lacks.ts'

export default defineCommandGroup({
  name: 'daily',
  description: 'A song of the day for this server',
  where: 'servers',
  defaultPermissions: PermissionFlagsBits.ManageGuild,
  subcommands: {
    setup: subcommand({
      description: 'Choose where and when the song comes',
      onlyToAsker: true,
      options: {
        channel: channel('Where it is posted', [ChannelType.GuildText, ChannelType.GuildAnnouncement]),
        time: text('When, by the clock there: 9:00, 9am, 21.30'),
        timezone: text('Whose clock: a city, a country or a zone', ({ timeZones, now }, typed) =>
          timeZones.suggest(typed, 25).map(({ id, place }) => ({
            name: `${place} · ${id} · now ${clockIn(id, now())}`,
            value: id,
          })),
        ),
        role: optional(role('Who is mentioned')),
        thread: flag('Open a thread on each song'),
        days: optional(
          text('On which days: every day, weekdays, Mon, Wed, Fri', (_, typed) =>
            offeredDays(typed).map(days => ({ name: days, value: days })),
          ),
        ),
        crosspost: flag('Publish each song, in an announcement channel'),
      },
      run: async (context, { channel, time, timezone, role, thread, days, crosspost }) => {
        const guildId = guildOf(context)
        const wishes: Wishes = {
          channelId: channel.id,
          time: timeIn(time),
          timeZone: zoneIn(context, timezone),
          days: [...daysIn(days)],
          thread: thread ?? false,
          crosspost: crosspost ?? false,
          ...(role && { roleId: roleIn(guildId, role.id) }),
        }
        const outcome = await context.daily.setUp(guildId, wishes, context.userId)
        if (!outcome.done)
          throw new UserError(
            ['Nothing was saved, since it would not work yet:', ...lackLines(outcome.lacks, wishes)].join(
              '\n- ',
            ),
          )
        return { content: 'Saved.', ...statusReply(context, outcome.status) }
      },
    }),
    status: subcommand({
      description: 'How it stands: when the next song comes, and whether anything is in its way',
      onlyToAsker: true,
      options: {},
      run: async context => statusReply(context, setUpHere(await context.daily.status(guildOf(context)))),
    }),
    preview: subcommand({
      description: 'The next song, as it will be posted',
      onlyToAsker: true,
      options: {},
      run: async context => {
        const { trackId, day } = setUpHere(await context.daily.next(guildOf(context)))
        const song = await context.songMessage(knownTrack(context.catalog, trackId), day)
        return { content: `This comes on ${longDay(day)}.`, ...song }
      },
    }),
    post: subcommand({
      description: 'Post a song now, besides the schedule',
      onlyToAsker: true,
      options: {},
      run: async context => {
        const guildId = guildOf(context)
        const outcome = setUpHere(await context.daily.postNow(guildId))
        if (outcome.done)
          return { content: `Posted: ${postLink(guildId, outcome.post)}. The next one comes as planned.` }
        if (outcome.why === 'just-posted')
          throw new UserError(
            outcome.post
              ? `A song was posted a moment ago: ${postLink(guildId, outcome.post)}. Try again in a minute if you want another.`
              : 'A song is being posted this very moment. Look in the channel.',
          )
        const schedule = await context.daily.status(guildId)
        throw new UserError(
          ['It could not be posted:', ...(schedule ? lackLines(outcome.lacks, schedule.schedule) : [])].join(
            '\n- ',
          ),
        )
      },
    }),
    skip: subcommand({
      description: 'Leave out the next post',
      onlyToAsker: true,
      options: {},
      run: async context => statusReply(context, setUpHere(await context.daily.skip(guildOf(context)))),
    }),
    pause: subcommand({
      description: 'No songs until you resume',
      onlyToAsker: true,
      options: {},
      run: async context =>
        statusReply(context, setUpHere(await context.daily.pause(guildOf(context), context.userId))),
    }),
    resume: subcommand({
      description: 'Go on after a pause, or take back a skip',
      onlyToAsker: true,
      options: {},
      run: async context => statusReply(context, setUpHere(await context.daily.resume(guildOf(context)))),
    }),
    off: subcommand({
      description: 'No song of the day any more',
      onlyToAsker: true,
      options: {},
      run: async context => {
        if (!(await context.daily.off(guildOf(context)))) throw notSetUp()
        return {
          content:
            'There is no song of the day here any more. Which songs came is kept, so that `/daily setup` goes on from there; `/privacy delete` deletes that, too.',
        }
      },
    }),
  },
})

const statusReply = (context: Context, status: Status): Reply => ({
  embeds: [dailyStatusEmbed(context.catalog, guildOf(context), status)],
})

function guildOf({ guild }: Context): string {
  if (!guild) throw new TypeError('a command of a server outside of one')
  return guild.id
}

function setUpHere<T>(found: T | undefined): T {
  if (found === undefined) throw notSetUp()
  return found
}

const notSetUp = () =>
  new UserError('There is no song of the day here yet. Choose where and when with `/daily setup`.')

function timeIn(typed: string): string {
  const time = typedTime(typed)
  if (time === undefined)
    throw new UserError('I do not understand that **time**. Write it like 9:00, 9am or 21:30.')
  return time
}

function zoneIn({ timeZones }: Context, typed: string): string {
  const zone = timeZones.resolve(typed)
  if (!zone)
    throw new UserError(
      'I know no such **timezone**. Type a city or a country and choose from the list, or write a zone like Asia/Hong_Kong.',
    )
  return zone.id
}

/** That of @everyone has the id of its server. https://discord.com/developers/docs/topics/permissions#role-object */
function roleIn(guildId: string, roleId: string): string {
  if (roleId === guildId)
    throw new UserError(
      'I do not mention everyone. Choose a **role** that members can have or not, or leave it out.',
    )
  return roleId
}

function daysIn(typed = 'every day'): readonly number[] {
  const days = typedDays(typed)
  if (!days)
    throw new UserError(
      'I do not understand those **days**. Write every day, weekdays, weekends, or Mon, Wed, Fri.',
    )
  return days
}

/** What somebody typed, where it makes sense, and the common choices that begin like it. */
function offeredDays(typed: string): string[] {
  const common = commonDays.filter(days => days.toLowerCase().startsWith(typed.trim().toLowerCase()))
  return [...new Set([...(typedDays(typed) && typed.length <= 100 ? [typed] : []), ...common])]
}

const clockIn = (zone: string, now: Temporal.Instant): string =>
  now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
