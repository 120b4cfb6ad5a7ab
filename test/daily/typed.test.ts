import { describe, expect, it } from 'vitest'
import { daysInWords, typedDays } from '../../src/daily/typed-days.ts'
import { typedTime } from '../../src/daily/typed-time.ts'

describe('a time of day', () => {
  it.each([
    ['9:00', '09:00'],
    ['09:00', '09:00'],
    ['9am', '09:00'],
    ['9 p.m.', '21:00'],
    ['21.30', '21:30'],
    ['21h30', '21:30'],
    ['21h', '21:00'],
    ['0930', '09:30'],
    ['12am', '00:00'],
    ['12:15 pm', '12:15'],
    [' noon ', '12:00'],
    ['９：００', '09:00'],
  ])('is understood from %j as %s', (typed, time) => {
    expect(typedTime(typed)).toBe(time)
  })

  it.each(['', '9', '25:00', '9:60', '13pm', '0am', 'nine', '9:00 tomorrow', '9:0'])(
    'is not understood from %j',
    typed => {
      expect(typedTime(typed)).toBeUndefined()
    },
  )
})

describe('days of the week', () => {
  it.each([
    ['every day', [1, 2, 3, 4, 5, 6, 7], 'every day'],
    ['weekdays', [1, 2, 3, 4, 5], 'on weekdays'],
    ['Weekend', [6, 7], 'on weekends'],
    ['Mon, Wed & Fri', [1, 3, 5], 'every Monday, Wednesday and Friday'],
    ['tuesdays and thurs', [2, 4], 'every Tuesday and Thursday'],
    ['fri-mon', [1, 5, 6, 7], 'every Monday, Friday, Saturday and Sunday'],
    ['sat to sun', [6, 7], 'on weekends'],
    ['su mo', [1, 7], 'every Monday and Sunday'],
    ['friday', [5], 'every Friday'],
  ])('are understood from %j', (typed, days, words) => {
    expect(typedDays(typed)).toEqual(days)
    expect(daysInWords(days)).toBe(words)
  })

  it.each(['', 'm', 'someday', 'mon-', 'mon-wed-fri', '1, 2', 'mon, never'])(
    'are not understood from %j',
    typed => {
      expect(typedDays(typed)).toBeUndefined()
    },
  )
})
