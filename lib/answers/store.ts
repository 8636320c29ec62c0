import type { ItemProgress, ItemState } from '../review/item-state';
import type { DecisionItem } from '../review/model';
import type { RowAnswer, RowAnswers } from '../review/row-answer';
import { type Confirmed, hasSameAnswer, type ItemRead, type Layers, type Me, rowAnswer } from './layers';

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

/** What the rows of a list are made of, besides the reads of single items. */
type Sources = Pick<View, 'at' | 'states' | 'own'>;

interface View extends OwnChoices {
  at: number;
  version: number;
  /** `confirmed` by item id. */
  own: ReadonlyMap<string, Confirmed>;
  answers: Answers;
}

/**
 * Computes what the rows of one review show, for every list of the review. An unchanged row keeps its object, and an
 * unchanged list keeps its `Answers` object.
 */
export class AnswerStore {
  readonly #me: Me;
  readonly #singles = new Map<string, ItemRead>();
  /** The version that each item's last read outside a list made. */
  readonly #readIn = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #version = 0;
  /** Keyed by the list's own item object, because two lists may hold two objects of one item. */
  readonly #rows = new WeakMap<DecisionItem, Row>();
  readonly #views = new WeakMap<readonly DecisionItem[], View>();
  /** Where each item stands in its list, by item id. */
  readonly #places = new WeakMap<readonly DecisionItem[], ReadonlyMap<string, number>>();

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
    const version = this.#version + 1;
    let isNews = false;
    for (const item of items) {
      const known = this.#singles.get(item.id);
      if (known && known.at > at) continue;
      this.#singles.set(item.id, { item, at });
      this.#readIn.set(item.id, version);
      isNews = true;
    }
    if (!isNews) return;
    this.#version = version;
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
    const own = view?.confirmed === confirmed ? view.own : new Map(confirmed.map((one) => [one.itemId, one]));
    const sources = { at, states, own };
    const changed = view?.at === at ? this.#changedPlaces(items, view, sources) : items.keys();
    const answers = this.#answersOf(items, sources, view?.answers, changed);
    this.#views.set(items, { at, version: this.#version, states, confirmed, own, answers });
    return answers;
  }

  /** The places in the list where a source differs: a list can hold ten thousand, and mostly one differs. */
  #changedPlaces(items: readonly DecisionItem[], before: View, { states, own }: Sources): number[] {
    const places = this.#places.get(items) ?? new Map(items.map(({ id }, place) => [id, place]));
    this.#places.set(items, places);
    const changed = [
      ...differing(before.states, states),
      ...differing(before.own, own),
      ...this.#readSince(before.version),
    ];
    return [...new Set(changed)].flatMap((itemId) => places.get(itemId) ?? []);
  }

  #readSince(version: number): string[] {
    if (version === this.#version) return [];
    return [...this.#readIn].flatMap(([itemId, readIn]) => (readIn > version ? itemId : []));
  }

  /** Makes anew only what changed at these places of the list; the other rows are those of before. */
  #answersOf(
    items: readonly DecisionItem[],
    sources: Sources,
    before: Answers | undefined,
    places: Iterable<number>,
  ): Answers {
    const fresh = new Map<number, RowAnswer>();
    for (const place of places) {
      const item = items[place];
      const answer = item && this.#row(item, sources).answer;
      if (answer && before?.rows.get(answer.item.id) !== answer) fresh.set(place, answer);
    }
    if (before && fresh.size === 0) return before;
    const rows = new Map(before?.rows);
    for (const answer of fresh.values()) rows.set(answer.item.id, answer);
    const known = before?.items ?? [];
    const moved = [...fresh].filter(([place, { item }]) => known[place] !== item);
    if (before && moved.length === 0) return { items: before.items, rows };
    const all = [...known];
    for (const [place, { item }] of moved) all[place] = item;
    return { items: all, rows };
  }

  #row(item: DecisionItem, { at, states, own }: Sources): Row {
    const row = this.#rows.get(item);
    const single = this.#singles.get(item.id);
    const confirmed = own.get(item.id);
    const progress = states.get(item.id);
    if (
      row?.layers.listed.at === at &&
      row.layers.single === single &&
      row.layers.confirmed === confirmed &&
      row.layers.progress === progress
    )
      return row;
    const layers = { listed: { item, at }, single, confirmed, progress };
    const answer = rowAnswer(layers, this.#me);
    const next = { layers, answer: row && sameRowAnswer(row.answer, answer) ? row.answer : answer };
    this.#rows.set(item, next);
    return next;
  }
}

/** The keys whose values are different objects, or that only one of the maps has. */
function differing<T>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): string[] {
  if (before === now) return [];
  return [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key));
}

/** Whether two answers look the same on screen: item, intent and status decide everything else in them. */
function sameRowAnswer(one: RowAnswer, other: RowAnswer): boolean {
  return (
    hasSameAnswer(one.item, other.item) && one.intent === other.intent && sameStatus(one.status, other.status)
  );
}

/** The status `replaced` made in `layers.ts` is a new object each time, so it is compared by its fields. */
function sameStatus(one: ItemState | null, other: ItemState | null): boolean {
  if (one === other) return true;
  return one?.step === 'replaced' && other?.step === 'replaced' && hasSameAnswer(one.theirs, other.theirs);
}
