/** What Discord calls a permission in its settings: `SendMessages` is Send Messages there. */
export const permissionName = (permission: string): string =>
  permission === 'MentionEveryone'
    ? 'Mention @​everyone, @​here, and All Roles'
    : permission.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
