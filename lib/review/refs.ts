import type { ItemsRef, Review, ReviewAddress, ReviewDefinition, ReviewRef } from './model';

/** The route of a definition, in the form that references have it. */
export const routeOf = ({ route }: Pick<ReviewDefinition, 'route'>): Pick<ReviewAddress, 'route'> =>
  route === undefined ? {} : { route };

/** The ids of a review, as links have them. */
export const reviewRefOf = ({
  definition,
  instance,
}: Pick<Review, 'definition' | 'instance'>): ReviewRef => ({
  definitionId: definition.id,
  instanceId: instance.id,
});

/** Where a review's items are read and decided: in its stage, if it has one. */
export function itemsRefOf(review: Review): ItemsRef {
  return { ...reviewRefOf(review), stageId: review.stage?.id ?? null, ...routeOf(review.definition) };
}
