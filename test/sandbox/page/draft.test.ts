import { expect, it } from 'vitest'
import {
  checked,
  commandDraft,
  type Draft,
  filled,
  furtherOptions,
  typedDraft,
  valuesOf,
  withField,
  withoutField,
} from '../../../sandbox/page/browser/draft.ts'
import { leafCommands } from '../../../sandbox/page/browser/leaf-commands.ts'

const commands = leafCommands([
  {
    type: 1,
    name: 'film',
    description: 'What plays in a film',
    options: [
      { type: 3, name: 'title', description: 'Which', required: true, min_length: 2, max_length: 10 },
      { type: 5, name: 'private', description: 'For me alone' },
      { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 5 },
      { type: 3, name: 'order', description: 'How', choices: [{ name: 'By year', value: 'year' }] },
    ],
  },
  {
    type: 1,
    name: 'daily',
    description: 'Daily',
    options: [
      { type: 1, name: 'set', description: 'Set', options: [] },
      { type: 1, name: 'setup', description: 'Set up', options: [] },
    ],
  },
  { type: 3, name: 'Ask', description: '' },
])

const command = (draft: Draft) => {
  if (draft.kind !== 'command') throw new Error(`a text: ${draft.text}`)
  return draft
}
const problems = (draft: Draft) => checked(command(draft)).fields.map(({ problem }) => problem)

it('offers sub-commands by themselves, and no menus', () => {
  expect(commands.map(({ name }) => name)).toEqual(['daily set', 'daily setup', 'film'])
})

it.each(['hello', '/', '/film', '/films x', '/daily', '/daily setup'])('leaves “%s” a text', text => {
  expect(typedDraft(text, commands)).toEqual({ kind: 'text', text })
})

it('makes a command of its name and a space, with the options it needs', () => {
  const draft = command(typedDraft('/film ', commands))
  expect(draft.fields.map(({ option }) => option.name)).toEqual(['title'])
  expect(furtherOptions(draft).map(({ name }) => name)).toEqual(['private', 'count', 'order'])
  expect(command(typedDraft('/daily setup ', commands)).command.name).toBe('daily setup')
})

it.each([
  ['/film Happy Together', { title: 'Happy Together' }],
  ['/film title:Happy: the end private:true', { title: 'Happy: the end', private: 'true' }],
  ['/FILM 2046 Private:True', { title: '2046', private: 'True' }],
  ['/film ', {}],
])('fills options from “%s”', (text, values) => {
  expect(valuesOf(command(typedDraft(text, commands)))).toEqual(values)
})

it('sends what was chosen, and what is typed over it', () => {
  const [, , film] = commands
  if (!film) throw new Error('no film')
  const draft = filled(commandDraft(film), 'title', 'Happy Together', 'film:happy-together')
  expect(valuesOf(draft)).toEqual({ title: 'film:happy-together' })
  expect(valuesOf(filled(draft, 'title', 'Hap'))).toEqual({ title: 'Hap' })
})

it('adds options in their order, and takes them away again', () => {
  const draft = withField(withField(command(typedDraft('/film x', commands)), 'order'), 'private')
  expect(draft.fields.map(({ option }) => option.name)).toEqual(['title', 'private', 'order'])
  expect(withoutField(draft, 'private').fields).toHaveLength(2)
})

it.each([
  ['/film ', 'This option is required.'],
  ['/film x', 'Write at least 2 characters.'],
  ['/film 01234567890', 'Write 10 characters or fewer.'],
  ['/film title:2046', undefined],
])('says what is wrong with “%s”: %s', (text, problem) => {
  expect(problems(typedDraft(text, commands))).toEqual([problem])
})

it.each([
  ['private:maybe', 'Choose True or False.'],
  ['private:TRUE', undefined],
  ['count:two', 'Write a whole number.'],
  ['count:0', 'Write 1 or more.'],
  ['count:6', 'Write 5 or less.'],
  ['count:5', undefined],
  ['order:by name', 'Choose one of the list.'],
  ['order:By year', undefined],
])('says what is wrong with “%s”: %s', (text, problem) => {
  expect(problems(typedDraft(`/film title:2046 ${text}`, commands))).toEqual([undefined, problem])
})
