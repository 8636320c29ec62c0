import type { ItemsRef, Review, ReviewDefinition, ReviewPlace } from './model';

/** The route of a definition as its references carry it. */
export const routeOf = ({ route }: Pick<ReviewDefinition, 'route'>): Pick<ReviewPlace, 'route'> =>
  route === undefined ? {} : { route };

/** Where a review's items are asked for and decided: in its stage, if it has one. */
export function itemsRefOf({ definition, instance, stage }: Review): ItemsRef {
  return {
    definitionId: definition.id,
    instanceId: instance.id,
    stageId: stage?.id ?? null,
    ...routeOf(definition),
  };
}
