import type { PersonDetails } from '../review/model';

export function usePeople(_principalIds: string[]): ReadonlyMap<string, PersonDetails> | null {
  return null;
}
