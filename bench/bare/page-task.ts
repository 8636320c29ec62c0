/** One request of Graph as the portal made it; its token is added by the page. */
export interface Read {
  method: string;
  /** The path with its version and its query. */
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** What a bare page needs from its server: where the reviewer signs in, and which requests to send. */
export interface PageTask {
  clientId: string;
  /** Where the portal signs people in, and the same for one tenant; `{tenant}` stands for its id. */
  authority: string;
  ownAuthority: string;
  authorityMetadata: string;
  scopes: string[];
  reads: Read[];
}
