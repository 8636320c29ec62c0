import type { ItemProgress } from '../review/item-state';
import type { Intent, ReviewRef } from '../review/model';

export interface Record {
  record(intents: Intent[]): void;
  /** Records each item's advice. `useAction` allows Graph's own action where it does exactly what is meant. */
  acceptAdvice(intents: Intent[], options: { useAction: boolean }): void;
  states: ReadonlyMap<string, ItemProgress>;
  retry(itemIds?: string[]): void;
  /** Sends although somebody else answered. */
  replace(itemIds: string[]): void;
  dismiss(itemIds: string[]): void;
  busy: boolean;
}

export function useRecord(_ref: ReviewRef): Record {
  throw new Error('being built');
}
