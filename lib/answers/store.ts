import type { ItemProgress, ItemState } from '../review/item-state';
import type { DecisionItem } from '../review/model';
import type { RowAnswer, RowAnswers } from '../review/row-answer';
import { type Confirmed, type ItemRead, type Layers, type Me, rowAnswer } from './layers';

/** The answers of a list of items. */
export interface Answers {
  /** In the list's order, each item with the newest answer that Graph has shown. */
  items: DecisionItem[];
  /** By item id. */
  rows: RowAnswers;
}

/** A list of a review's items. `at`: when its read began, or when this device stored the copy; ms since 1970. */
export interface Listed {
  items: readonly DecisionItem[];
  at: number;
}

/** This device's own decisions in the review. */
export interface OwnChoices {
  /** By item id. */
  states: ReadonlyMap<string, ItemProgress>;
  confirmed: readonly Confirmed[];
}

interface Row {
  layers: Layers;
  answer: RowAnswer;
}

interface View extends OwnChoices {
  at: number;
  version: number;
  answers: Answers;
}

/**
 * Computes what the rows of one review show, for every list of the review. An unchanged row keeps its object, and an
 * unchanged list keeps its `Answers` object.
 */
export class AnswerStore {
  readonly #me: Me;
  readonly #singles = new Map<string, ItemRead>();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  /** Keyed by the list's own item object, because two lists may hold two objects of one item. */
  readonly #rows = new WeakMap<DecisionItem, Row>();
  readonly #views = new WeakMap<readonly DecisionItem[], View>();

  constructor(me: Me) {
    this.#me = me;
  }

  /** Changes with each read that brings a new answer. */
  version = (): number => this.#version;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes items that were read outside a list. `at`: when that read began, ms since 1970. */
  read(items: readonly DecisionItem[], at: number): void {
    let isNews = false;
    for (const item of items) {
      const known = this.#singles.get(item.id);
      if (known && known.at > at) continue;
      this.#singles.set(item.id, { item, at });
      isNews = true;
    }
    if (!isNews) return;
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  /** The answers of a list, together with this device's decisions. */
  of({ items, at }: Listed, { states, confirmed }: OwnChoices): Answers {
    const view = this.#views.get(items);
    if (
      view?.at === at &&
      view.version === this.#version &&
      view.states === states &&
      view.confirmed === confirmed
    )
      return view.answers;
    const own = new Map(confirmed.map((one) => [one.itemId, one]));
    const answers = this.#answersOf({ items, at }, states, own, view?.answers);
    this.#views.set(items, { at, version: this.#version, states, confirmed, answers });
    return answers;
  }

  #answersOf(
    { items, at }: Listed,
    states: OwnChoices['states'],
    own: ReadonlyMap<string, Confirmed>,
    before: Answers | undefined,
  ): Answers {
    const rows = new Map<string, RowAnswer>();
    let isSame = true;
    let sameItems = true;
    const shown = items.map((item, index) => {
      const answer = this.#row(item, {
        listed: { item, at },
        single: this.#singles.get(item.id),
        confirmed: own.get(item.id),
        progress: states.get(item.id),
      });
      rows.set(item.id, answer);
      isSame &&= before?.rows.get(item.id) === answer;
      sameItems &&= before?.items[index] === answer.item;
      return answer.item;
    });
    if (before && isSame) return before;
    return { items: before && sameItems ? before.items : shown, rows };
  }

  #row(item: DecisionItem, layers: Layers): RowAnswer {
    const row = this.#rows.get(item);
    if (row && sameLayers(row.layers, layers)) return row.answer;
    const fresh = rowAnswer(layers, this.#me);
    const answer = row && sameAnswer(row.answer, fresh) ? row.answer : fresh;
    this.#rows.set(item, { layers, answer });
    return answer;
  }
}

function sameLayers(one: Layers, other: Layers): boolean {
  return (
    one.listed.at === other.listed.at &&
    one.single === other.single &&
    one.confirmed === other.confirmed &&
    one.progress === other.progress
  );
}

/** Whether two answers look the same on screen: item, intent and status decide everything else in them. */
function sameAnswer(one: RowAnswer, other: RowAnswer): boolean {
  return (
    sameItem(one.item, other.item) && one.intent === other.intent && sameStatus(one.status, other.status)
  );
}

/** Two copies of one item are equal when their answers are: the other fields of a list's item don't change. */
function sameItem(one: DecisionItem, other: DecisionItem): boolean {
  return (
    one.decision === other.decision &&
    one.justification === other.justification &&
    one.reviewedAt === other.reviewedAt &&
    one.reviewedBy?.id === other.reviewedBy?.id &&
    one.applyResult === other.applyResult &&
    one.applyDescription === other.applyDescription
  );
}

/** The status `replaced` made in `layers.ts` is a new object each time, so it is compared by its fields. */
function sameStatus(one: ItemState | null, other: ItemState | null): boolean {
  if (one === other) return true;
  return one?.step === 'replaced' && other?.step === 'replaced' && sameItem(one.theirs, other.theirs);
}
