import type { ItemsRef, Review, ReviewDefinition, ReviewPlace } from './model';

/** The route of a definition, in the form that references have it. */
export const routeOf = ({ route }: Pick<ReviewDefinition, 'route'>): Pick<ReviewPlace, 'route'> =>
  route === undefined ? {} : { route };

/** Where a review's items are read and decided: in its stage, if it has one. */
export function itemsRefOf({ definition, instance, stage }: Review): ItemsRef {
  return {
    definitionId: definition.id,
    instanceId: instance.id,
    stageId: stage?.id ?? null,
    ...routeOf(definition),
  };
}
