/**
 * The parts of a service worker's global scope that are used here; TypeScript's own types of it conflict with those of
 * a page.
 */
export interface WorkerScope {
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> };
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly unknown[]> };
  readonly caches: CacheStorage;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', on: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', on: (event: AskedEvent) => void): void;
}

export interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface AskedEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

export const scope = globalThis as unknown as WorkerScope;
