/** The ids of elements that take the focus or are referred to. */
export const composerId = 'composer-text'
export const fieldId = (option: string): string => `option-${option}`
export const listId = 'suggestions'
export const suggestionId = (n: number): string => `suggestion-${n}`
export const menuId = 'message-menu'
export const moreId = (message: string): string => `more-${message}`
export const panelId = 'panel-title'
export const controlsButtonId = 'controls-button'
export const navigationButtonId = 'navigation-button'
