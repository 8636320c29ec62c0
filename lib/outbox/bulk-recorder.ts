import { PortalProblem } from '../graph/problem';
import { type FreshItems, LIST_FROM } from '../graph/recording';
import type { DecisionItem } from '../review/model';
import { mayRecordByOneAction, planRecording } from '../review/recording';
import { takeAnswers } from './graph-answers';
import { judgeRows } from './judge';
import { mark, mayLeave, withdraw } from './mark';
import type { OutboxRow } from './model';
import { readRows } from './read';
import { itemOf, type SendRound } from './round';

/** Records many choices by one action of Graph, where that action does exactly what is meant. */
export class BulkRecorder {
  /** Reviews for which Graph refused an action about all items: this page doesn't try it again. */
  readonly #refused = new Set<string>();

  /**
   * Tries the action where one fits. Gives the rows that are left, in the order of the list where it is known, because
   * neighbours are read together.
   */
  async send(
    round: SendRound,
    rows: readonly OutboxRow[],
    stops: () => boolean,
  ): Promise<readonly OutboxRow[]> {
    const first = rows.every(({ sends }) => sends.length === 0);
    if (!first || this.#refused.has(round.key)) return rows;
    if (!(rows.length >= LIST_FROM || rows.every(({ accepting }) => accepting))) return rows;
    const positions = round.graph.positions();
    if (positions && !mayRecordByOneAction(wantedOf(round, rows))) return inOrder(rows, positions);
    const fresh = await readRows(round, rows, true);
    if (!fresh || stops()) return [];
    const open = await judgeRows(round, rows);
    if (open.length > 0 && !stops() && (await this.#act(round, open, fresh, stops))) return [];
    // Reading the list took time: each row is read again right before it leaves.
    for (const row of open) itemOf(round, row).read = null;
    return inOrder(open, new Map([...fresh.items.keys()].map((itemId, at) => [itemId, at])));
  }

  /** Whether nothing is left to do for these rows now; otherwise they may be sent item by item. */
  async #act(
    round: SendRound,
    rows: readonly OutboxRow[],
    fresh: FreshItems,
    stops: () => boolean,
  ): Promise<boolean> {
    const { state, graph, key } = round;
    const way = planRecording({
      ...wantedOf(round, rows),
      all: allOf(fresh),
      me: state.effects.me,
    });
    if (way.way === 'items') return false;
    const sent = await mark(round, rows);
    if (stops() || !rows.every((row) => mayLeave(round, row, sent))) {
      await withdraw(round, sent, rows);
      return true;
    }
    const outcome = way.way === 'whole' ? await graph.sendWhole(way) : await graph.acceptAdvice();
    // When Graph refuses the action as a whole, it may still accept each item.
    const mild = !outcome.done && !outcome.unsure;
    const passing = mild && (outcome.problem.code === 'throttled' || outcome.problem.code === 'signIn');
    if (mild && !passing) this.#refused.add(key);
    const { records } = await takeAnswers(round, sent, () => outcome, mild);
    await state.keep(records, 'relaxed');
    return !mild || stops();
  }
}

function wantedOf({ state, key }: SendRound, rows: readonly OutboxRow[]) {
  return {
    review: state.known(key),
    intents: rows.map(({ intent }) => intent),
    acceptAdvice: rows.every(({ accepting }) => accepting),
  };
}

/** Every item of the list, or null when one of them couldn't be read. */
function allOf({ items, all }: FreshItems): DecisionItem[] | null {
  const known = [...items.values()].filter((item): item is DecisionItem => !(item instanceof PortalProblem));
  return all && known.length === items.size ? known : null;
}

function inOrder(rows: readonly OutboxRow[], positions: ReadonlyMap<string, number>): OutboxRow[] {
  const place = ({ itemId }: OutboxRow) => positions.get(itemId) ?? positions.size;
  return [...rows].sort((one, other) => place(one) - place(other));
}
