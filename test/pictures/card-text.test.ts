import { describe, expect, it } from 'vitest'
import { cardOf } from './cards.ts'

describe('what a card says', () => {
  it('the song in both scripts, who sings it, and the film, whose Chinese title is on the sign', () => {
    expect(cardOf('dreams')).toEqual({
      id: 'dreams',
      title: 'Dreams',
      chinese: { traditional: '夢中人', simplified: '梦中人' },
      credits: ['Faye Wong'],
      films: [{ title: 'Chungking Express', year: 1994 }],
      sign: { traditional: '重慶森林', simplified: '重庆森林' },
      colour: '#1f93c9',
    })
  })

  it('Chinese once where both scripts write it alike', () => {
    expect(cardOf('si-lang-tan-mu').chinese).toEqual({ traditional: '四郎探母' })
    expect(cardOf('siboney').sign).toEqual({ traditional: '2046' })
  })

  it('a song in no film under the name and the colour of the bot', () => {
    expect(cardOf('karmacoma')).toMatchObject({ films: [], sign: { traditional: '夢二' }, colour: '#b03a48' })
  })

  it('who wrote it as well as who performs it', () => {
    expect(cardOf('casta-diva').credits).toEqual(['Angela Gheorghiu', 'Music by Vincenzo Bellini'])
    expect(cardOf('cant-forget').credits).toEqual([])
  })

  it('a credit that a note doubts as no more than a credit', () => {
    expect(cardOf('happy-together').credits).toEqual(['Credited to The Turtles'])
    expect(cardOf('kong-kong').credits).toEqual(['Music credited to Frankie Chan'])
    expect(cardOf('yumejis-theme').credits).toEqual(['Music by Shigeru Umebayashi'])
  })

  it('titles with the apostrophes of a printer', () => {
    expect(cardOf('california-dreamin').title).toBe('California Dreamin’')
  })
})
