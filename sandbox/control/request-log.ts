/** One call that Graph got, or one part of a `$batch`. */
export interface LoggedRequest {
  id: number;
  /** Whether it is a part of a batch, and of which call. */
  part: boolean;
  parent: number | null;
  /** Machine time, ISO 8601. */
  at: string;
  method: string;
  version: string;
  path: string;
  query: string;
  body: unknown;
  userId: string | null;
  /** As the answer carries it: of a call in its headers, of a part in the part’s; of a refusal in `innerError` too. */
  requestId: string;
  clientRequestId: string | null;
  /** Null while it runs, and where the connection was cut before it was answered. */
  status: number | null;
  /** The fault that applied to it. */
  fault: string | null;
}

const MOST_PER_TENANT = 20_000;

/** What every tenant's Graph was asked, oldest first. It lives in memory: a restart empties it. */
export class RequestLog {
  readonly #byTenant = new Map<string, LoggedRequest[]>();
  #lastId = 0;

  /** Writes a call down and gives its entry, whose outcome the caller fills in. */
  add(tenantId: string, call: Omit<LoggedRequest, 'id' | 'status' | 'fault'>): LoggedRequest {
    this.#lastId += 1;
    const entry: LoggedRequest = { id: this.#lastId, ...call, status: null, fault: null };
    const entries = this.#byTenant.get(tenantId) ?? [];
    entries.push(entry);
    if (entries.length > MOST_PER_TENANT) entries.shift();
    this.#byTenant.set(tenantId, entries);
    return entry;
  }

  /** All entries of a tenant; or the one that was answered with this `request-id`. */
  list(tenantId: string, requestId?: string): readonly LoggedRequest[] {
    const entries = this.#byTenant.get(tenantId) ?? [];
    return requestId === undefined ? entries : entries.filter((entry) => entry.requestId === requestId);
  }

  forget(tenantId: string): void {
    this.#byTenant.delete(tenantId);
  }

  clear(): void {
    this.#byTenant.clear();
  }
}
