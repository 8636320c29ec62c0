import type { ItemProgress, ItemState } from '../review/item-state';
import type { DecisionItem } from '../review/model';
import type { RowAnswer, RowAnswers } from '../review/row-answer';
import { type Confirmed, type ItemRead, type Layers, type Me, rowAnswer } from './layers';

/** The answers of a list of items. */
export interface Answers {
  /** In the list's order, each with the newest answer that Graph has shown. */
  items: DecisionItem[];
  /** By item id. */
  rows: RowAnswers;
}

/** A list of a review's items. `at`: when its read began or, for a copy of the device's, when it was kept; ms since 1970. */
export interface Listed {
  items: readonly DecisionItem[];
  at: number;
}

/** What this device knows of its own choices in the review. */
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
 * What stands in the rows of one review, for every list that shows them. A row that nothing changed for is the same
 * object, and so is the whole where nothing changed at all.
 */
export class AnswerStore {
  readonly #me: Me;
  readonly #singles = new Map<string, ItemRead>();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  /** By the list's own item: two lists may hold two objects of one item. */
  readonly #rows = new WeakMap<DecisionItem, Row>();
  readonly #views = new WeakMap<readonly DecisionItem[], View>();

  constructor(me: Me) {
    this.#me = me;
  }

  /** Changes with each read that brings something new. */
  version = (): number => this.#version;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes in items that were read alone. `at`: when that read began, ms since 1970. */
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

  /** The answers of a list. */
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

/** Whether two answers look the same on screen: all else in them follows from the item, the choice and where it stands. */
function sameAnswer(one: RowAnswer, other: RowAnswer): boolean {
  return (
    sameItem(one.item, other.item) && one.intent === other.intent && sameStatus(one.status, other.status)
  );
}

/** Copies of one item are the same where their answers are: the rest of a list's item doesn't change. */
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

/** A status that was made here, because a newer answer overtook mine, is a new object each time. */
function sameStatus(one: ItemState | null, other: ItemState | null): boolean {
  if (one === other) return true;
  return one?.step === 'replaced' && other?.step === 'replaced' && sameItem(one.theirs, other.theirs);
}
