import { IDBFactory } from 'fake-indexeddb';
import type { ActRecord, LogRecord, Owner } from '../outbox/log';

export const ANN: Owner = {
  tenantId: '11111111-0000-4000-8000-000000000001',
  userId: '22222222-0000-4000-8000-000000000001',
};
export const BOB: Owner = { ...ANN, userId: '22222222-0000-4000-8000-000000000002' };

const REVIEW = { definitionId: 'definition', instanceId: 'instance', stageId: null };

export const act = (id: string, more: Partial<ActRecord> = {}): ActRecord => ({
  kind: 'act',
  id,
  at: 1_000,
  review: REVIEW,
  parts: [{ decision: 'Approve', justification: 'still needed', itemIds: [`${id}-item`] }],
  seen: {},
  accepting: false,
  endsAt: null,
  ...more,
});

export const closed = (actId: string, at: number, itemIds = [`${actId}-item`]): LogRecord => ({
  kind: 'closed',
  at,
  review: REVIEW,
  how: 'confirmed',
  choices: itemIds.map((itemId) => ({ actId, itemId })),
});

export const receipt = (at: number, endsAt: string | null = null): LogRecord => ({
  kind: 'receipt',
  at,
  review: REVIEW,
  endsAt,
  entries: [],
});

export const sending = (id: string, actId: string, at: number): LogRecord => ({
  kind: 'sending',
  id,
  at,
  review: REVIEW,
  choices: [{ actId, itemId: `${actId}-item` }],
});

export const idsOf = (kept: readonly { record: LogRecord }[]) =>
  kept.map(({ record }) => ('id' in record ? record.id : record.kind));

type Fault = 'quota' | 'dead' | 'lostAnswer';

/**
 * A database factory whose next write transactions fail as configured: no free space, a dead handle, or stored but then
 * reported as failed. `opens` counts the openings; `refuseToOpen` makes every opening fail.
 */
export function faultyFactory() {
  const real = new IDBFactory();
  const state = {
    faults: [] as Fault[],
    opens: 0,
    refuseToOpen: null as DOMException | null,
    /** The browser cuts off each transaction, reading ones too, as it does where its data are cleared. */
    cutsOff: false,
    durabilities: [] as (string | undefined)[],
  };
  const handles: IDBDatabase[] = [];

  function faulty(database: IDBDatabase): IDBDatabase {
    const begin = database.transaction.bind(database);
    database.transaction = (names, mode, options) => {
      if (mode === 'readwrite') state.durabilities.push(options?.durability);
      const fault = mode === 'readwrite' ? state.faults.shift() : undefined;
      if (fault === 'dead')
        throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
      const transaction = begin(names, mode, options);
      if (state.cutsOff) queueMicrotask(() => transaction.abort());
      if (fault === 'lostAnswer') failWith(transaction, 'complete', 'UnknownError');
      if (fault === 'quota') {
        failWith(transaction, 'abort', 'QuotaExceededError');
        queueMicrotask(() => transaction.abort());
      }
      return transaction;
    };
    return database;
  }

  const factory = Object.create(real) as IDBFactory;
  factory.open = (name, version) => {
    state.opens += 1;
    if (state.refuseToOpen) throw state.refuseToOpen;
    const request = real.open(name, version);
    request.addEventListener('success', () => handles.push(faulty(request.result)));
    return request;
  };
  factory.databases = () => real.databases();
  factory.deleteDatabase = (name) => real.deleteDatabase(name);
  return { factory, real, state, handles };
}

/** Makes a transaction report this failure at its end. */
function failWith(transaction: IDBTransaction, on: 'complete' | 'abort', name: string): void {
  let fails = on === 'abort';
  Object.defineProperty(transaction, 'error', {
    get: () => (fails ? new DOMException('as told', name) : null),
    set: () => {},
  });
  if (on === 'abort') return;
  transaction.addEventListener('complete', () => {
    fails = true;
  });
  const listen = transaction.addEventListener.bind(transaction);
  transaction.addEventListener = (type: string, ...rest: [EventListener]) =>
    listen(type === 'complete' ? 'never' : type === 'error' ? 'complete' : type, ...rest);
}
