/** The index to which an arrow key moves among `count` buttons in a row; undefined for other keys. */
export function arrowStep(key: string, at: number, count: number, rightToLeft: boolean): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const forward = key === 'ArrowDown' || key === (rightToLeft ? 'ArrowLeft' : 'ArrowRight');
  const back = key === 'ArrowUp' || key === (rightToLeft ? 'ArrowRight' : 'ArrowLeft');
  if (!forward && !back) return undefined;
  return (at + (forward ? 1 : count - 1)) % count;
}
