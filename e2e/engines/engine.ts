/** An element on screen, which can be pressed and typed into as a person does. */
export interface Found {
  press(): Promise<void>;
  type(text: string): Promise<void>;
}

/** A tab with its own storage, in one engine. */
export interface Tab {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /**
   * Runs the body of a function in the page, with `args` as its `arguments`; waits for a returned promise.
   */
  run<T>(body: string, ...args: unknown[]): Promise<T>;
  /** The element that such a body returns, if it returns one. */
  find(body: string, ...args: unknown[]): Promise<Found | undefined>;
  /** The page's own width and height, in px. */
  size(width: number, height: number): Promise<void>;
  /** A PNG of the visible part. */
  picture(): Promise<Uint8Array>;
  /** Messages of the engine that a correct page never causes: a broken policy, an uncaught error. */
  complaints(): string[];
  close(): Promise<void>;
}

export interface Engine {
  /** The engine's name and version. */
  name: string;
  tab(): Promise<Tab>;
  close(): Promise<void>;
}
