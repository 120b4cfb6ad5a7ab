import type { APIEmbed } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import type { Status } from '../daily/daily.ts'
import { troubleInWords } from '../daily/trouble-text.ts'
import { daysInWords } from '../daily/typed-days.ts'
import type { Outcome, Pause, Post } from '../guilds/guild-state.ts'
import { colour } from './colour.ts'
import { field } from './field.ts'
import { lackLines } from './lacks.ts'

/** How a server's song of the day stands. */
export function dailyStatusEmbed(catalog: Catalog, guildId: string, status: Status): APIEmbed {
  const { schedule, pause, last, lastPost, lacks } = status
  return {
    title: pause ? 'The song of the day is paused' : 'The song of the day is on',
    color: colour(catalog),
    description: [
      `In <#${schedule.channelId}>, ${daysInWords(schedule.days)} at **${schedule.time}**, ${schedule.timeZone.replaceAll('_', ' ')} time.`,
      ...(schedule.roleId ? [`It mentions <@&${schedule.roleId}>.`] : []),
      ...(schedule.thread ? ['Each song gets a thread.'] : []),
      ...(schedule.crosspost ? ['Each song is published to the servers that follow the channel.'] : []),
    ].join('\n'),
    fields: [
      ...field('Paused', pause ? [pauseLine(pause)] : []),
      ...field('Next', nextLines(status)),
      ...field('Last', last ? [outcomeLine(catalog, guildId, last, lastPost)] : []),
      ...field('Check', [
        ...(lacks === undefined ? ['Discord does not answer at the moment, so I could not check.'] : []),
        ...(lacks?.length === 0 ? ['✅ I have all I need there.'] : []),
        ...lackLines(lacks ?? [], schedule).map(line => `⚠️ ${line}`),
      ]),
      ...field('Songs', [
        status.songsLeft === 1
          ? 'One song is left before all have been played; then they begin anew, in another order.'
          : `${status.songsLeft} songs are left before all have been played; then they begin anew, in another order.`,
      ]),
    ],
  }
}

function nextLines({ next, skip, schedule }: Status): string[] {
  if (!next) return skip ? [`${longDay(skip)} is left out, even if you resume before then.`] : []
  const seconds = Math.floor(next.at.epochMilliseconds / 1_000)
  const there = next.at.toZonedDateTimeISO(schedule.timeZone)
  return [
    `<t:${seconds}:F>, <t:${seconds}:R>`,
    `There it is ${longDay(there.toPlainDate())}, ${there.toPlainTime().toString({ smallestUnit: 'minute' })}.`,
    ...(skip ? [`${longDay(skip)} is left out. \`/daily resume\` takes that back.`] : []),
  ]
}

function pauseLine(pause: Pause): string {
  if (pause.by === 'administrator')
    return `By ${pause.userId ? `<@${pause.userId}>` : 'an administrator'}, <t:${secondsOf(pause.at)}:R>. \`/daily resume\` goes on.`
  const remedy =
    pause.problem === 'channel-gone'
      ? 'Choose another with `/daily setup`, and it goes on.'
      : 'It goes on by itself once that is mended, or with `/daily resume`.'
  return `${troubleInWords(pause)} ${remedy}`
}

function outcomeLine(
  catalog: Catalog,
  guildId: string,
  { day, result, detail }: Outcome,
  post: Post | undefined,
): string {
  const date = longDay(Temporal.PlainDate.from(day))
  const more = detail ? ` ${detail}` : ''
  switch (result) {
    case 'posted': {
      const track = post && catalog.find('track', post.trackId)
      const what = track ? displayName(track) : 'A song'
      const song = post && post.day === day ? `[${what}](${postLink(guildId, post)})` : what
      return `${song} was posted on ${date}.${more}`
    }
    case 'skipped':
      return `${date} was left out, as you asked.`
    case 'missed':
      return `Nothing on ${date}: I was away at the time and for hours after it.${more}`
    case 'failed':
      return `Nothing on ${date}: it could not be posted.${more}`
  }
}

export const postLink = (
  guildId: string,
  { channelId, messageId }: Pick<Post, 'channelId' | 'messageId'>,
): string => `https://discord.com/channels/${guildId}/${channelId}/${messageId}`

export const longDay = (day: Temporal.PlainDate): string =>
  day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

const secondsOf = (instant: string): number =>
  Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1_000)
