/** One call to Graph, or one part of a `$batch`. */
export interface LoggedRequest {
  id: number;
  /** Whether the entry is a part of a batch, and of which call. */
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
  /**
   * The id in the answer: for a call in its headers, for a part in the part’s headers; for
   * a refusal in `innerError` too.
   */
  requestId: string;
  clientRequestId: string | null;
  /** Null while the call runs, and where the connection was cut before an answer. */
  status: number | null;
  /** The fault that applied to it. */
  fault: string | null;
}

const MAX_PER_TENANT = 20_000;

/**
 * The log of the calls to every tenant's Graph, oldest first. It is kept in memory only: a restart empties
 * it.
 */
export class RequestLog {
  readonly #byTenant = new Map<string, LoggedRequest[]>();
  #lastId = 0;

  /** Logs a call and returns its entry; the caller sets the entry's outcome. */
  add(tenantId: string, call: Omit<LoggedRequest, 'id' | 'status' | 'fault'>): LoggedRequest {
    this.#lastId += 1;
    const entry: LoggedRequest = { id: this.#lastId, ...call, status: null, fault: null };
    const entries = this.#byTenant.get(tenantId) ?? [];
    entries.push(entry);
    if (entries.length > MAX_PER_TENANT) entries.shift();
    this.#byTenant.set(tenantId, entries);
    return entry;
  }

  /** All entries of a tenant, or the one with this `request-id`. */
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
