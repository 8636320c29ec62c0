const sameParts = (one: object, other: object): boolean => {
  const keys = Object.keys(one) as (keyof typeof one)[];
  return keys.length === Object.keys(other).length && keys.every((key) => Object.is(one[key], other[key]));
};

/**
 * Whether two renders of a row look the same: `facts` is compared part by part, all other props by identity.
 */
export function sameRow<Props extends { facts: object }>(before: Props, after: Props): boolean {
  const { facts: old, ...restBefore } = before;
  const { facts: fresh, ...restAfter } = after;
  return sameParts(old, fresh) && sameParts(restBefore, restAfter);
}
