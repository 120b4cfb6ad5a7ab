/** Name of the component that opens a card: what is pressed and what answers it must agree on it. */
export const openCardName = 'open'
