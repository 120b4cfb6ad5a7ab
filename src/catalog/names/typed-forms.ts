import { withoutArticles, withoutKind, withoutToneNumbers, withoutYear } from './fillers.ts'
import { wordsOf } from './fold.ts'

/** The ways to read what was typed, folded: as it is, then with ever more of the dispensable words left out. */
export function typedForms(folded: string): readonly string[] {
  const words = wordsOf(folded)
  const toneless = withoutToneNumbers(words)
  const name = withoutKind(toneless)
  const bare = withoutYear(name)
  const forms = [
    words,
    toneless,
    withoutArticles(toneless),
    name,
    withoutArticles(name),
    bare,
    withoutArticles(bare),
  ]
  return [...new Set(forms.map(form => form.join(' ')))]
}
