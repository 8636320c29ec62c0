import { useCallback, useState } from 'react';
import { type Density, keepDensity, readDensity } from '../preferences';
import { useReviewer } from './graph-context';

export interface DensityChoice {
  density: Density;
  choose(density: Density): void;
}

/** The distance between the rows, stored for the reviewer on this device; `dense` by default. */
export function useDensity(): DensityChoice {
  const { tenantId, userId } = useReviewer();
  const [density, setDensity] = useState<Density>(() => readDensity({ tenantId, userId }) ?? 'dense');
  const choose = useCallback(
    (chosen: Density) => {
      keepDensity({ tenantId, userId }, chosen);
      setDensity(chosen);
    },
    [tenantId, userId],
  );
  return { density, choose };
}
