import type { Catalog } from '../catalog/catalog.ts'
import type { Entity } from '../catalog/entity.ts'

/** A question that can be answered: about this where something was spoken of, else about the first film. */
export function exampleQuestion(catalog: Catalog, entity: Entity | undefined): string {
  switch (entity?.kind) {
    case 'film':
      return `What plays in ${entity.title}?`
    case 'track':
      return `Which film is ${entity.title} in?`
    case 'person':
      return `What did ${entity.name} do?`
    case 'theme':
      return `Where is ${entity.title.toLowerCase()} heard?`
    case undefined: {
      const [film] = catalog.entities('film')
      return film ? exampleQuestion(catalog, { ...film, kind: 'film' }) : 'What do you know?'
    }
  }
}
