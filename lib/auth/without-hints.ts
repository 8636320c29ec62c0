/** The parameters that name the account and the tenant a link is meant for. */
export const HINTS = ['login_hint', 'tenant'];

/** The path, query and fragment of an address, without those parameters. */
export function withoutHints(href: string): string {
  const url = new URL(href);
  for (const name of HINTS) url.searchParams.delete(name);
  return url.pathname + url.search + url.hash;
}
