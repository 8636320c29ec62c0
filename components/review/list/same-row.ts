const sameParts = (one: object, other: object): boolean => {
  const keys = Object.keys(one) as (keyof typeof one)[];
  return keys.length === Object.keys(other).length && keys.every((key) => Object.is(one[key], other[key]));
};

/** Whether a row would look the same: its facts are told part by part, everything else by identity. */
export function sameRow<Props extends { facts: object }>(before: Props, after: Props): boolean {
  const { facts: old, ...restBefore } = before;
  const { facts: fresh, ...restAfter } = after;
  return sameParts(old, fresh) && sameParts(restBefore, restAfter);
}
