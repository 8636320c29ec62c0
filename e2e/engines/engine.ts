/** An element on screen, pressed and typed into as a person does it. */
export interface Found {
  press(): Promise<void>;
  type(text: string): Promise<void>;
}

/** A tab with storage of its own, in one engine. */
export interface Tab {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs the body of a function in the page, with `args` as its `arguments`; what it promises is waited for. */
  run<T>(body: string, ...args: unknown[]): Promise<T>;
  /** The element that such a body gives, if it gives one. */
  find(body: string, ...args: unknown[]): Promise<Found | undefined>;
  /** The page's own width and height, in px. */
  size(width: number, height: number): Promise<void>;
  /** A PNG of what is on screen. */
  picture(): Promise<Uint8Array>;
  /** What the engine said of the page that a page mustn't give cause for: a broken policy, an error nobody caught. */
  complaints(): string[];
  close(): Promise<void>;
}

export interface Engine {
  /** With its version. */
  name: string;
  tab(): Promise<Tab>;
  close(): Promise<void>;
}
