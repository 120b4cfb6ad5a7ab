import { withoutArticles, withoutFillers, withoutToneNumbers } from './fillers.ts'
import { wordsOf } from './fold.ts'

/** The ways to read what was typed, folded: as it is, then with ever more of the dispensable words left out. */
export function typedForms(folded: string): readonly string[] {
  const words = wordsOf(folded)
  const toneless = withoutToneNumbers(words)
  const bare = withoutFillers(toneless)
  const forms = [words, toneless, withoutArticles(toneless), bare, withoutArticles(bare)]
  return [...new Set(forms.map(form => form.join(' ')))]
}
