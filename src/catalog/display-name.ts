import type { Entity } from './entity.ts'

/** The name an entity is shown under: `Chungking Express (1994)`, `Dreams · 夢中人`, `Wong Kar Wai`, `Nostalgia`. */
export function displayName(entity: Entity): string {
  switch (entity.kind) {
    case 'film':
      return `${entity.title} (${entity.year})`
    case 'track':
      return withChinese(entity.title, entity.chinese)
    case 'person':
      return entity.name
    case 'theme':
      return entity.title
  }
}

/** Its display name with the Chinese one, for a list in which people look for either. */
export const fullDisplayName = (entity: Entity): string =>
  entity.kind === 'film' ? withChinese(displayName(entity), entity.chinese) : displayName(entity)

const withChinese = (title: string, chinese: { traditional: string } | undefined): string =>
  chinese === undefined || title.includes(chinese.traditional) ? title : `${title} · ${chinese.traditional}`
