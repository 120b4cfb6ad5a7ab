/** CSS, as far as satori knows it. */
export type Style = Readonly<Record<string, string | number>>

/** What satori lays out: an element as JSX would make it, without JSX. */
export interface Element {
  readonly type: 'div'
  readonly key?: string
  readonly props: { readonly style: Style; readonly children: string | readonly Element[] }
}

/** A box of boxes. */
export const box = (style: Style, ...children: readonly Element[]): Element => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
})

/** Words, under a key by which their place in the layout is found again. */
export const words = (key: string, style: Style, text: string): Element => ({
  type: 'div',
  key,
  props: { style: { display: 'block', ...style }, children: text },
})
