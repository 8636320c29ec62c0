export interface TokenOptions {
  claims?: string;
  forceRefresh?: boolean;
}

export interface GraphOptions {
  /** The one origin that gets the token, such as `https://graph.microsoft.com`. */
  origin: string;
  /** Where a sandbox answers in Graph's place. */
  transport?: { sandboxUrl: string };
  /** Rejects with an Error named `SignInNeeded` where only the person can go on. */
  getToken(options?: TokenOptions): Promise<string>;
  onWait?(until: number | null): void;
  now?(): number;
  sleep?(ms: number): Promise<void>;
}

export interface Graph {
  options: GraphOptions;
}

export function createGraph(options: GraphOptions): Graph {
  return { options };
}
