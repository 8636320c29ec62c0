/** The parameters that say who a link is meant for. */
export const HINTS = ['login_hint', 'tenant'];

/** An address as path, query and fragment, without those parameters. */
export function withoutHints(href: string): string {
  const url = new URL(href);
  for (const name of HINTS) url.searchParams.delete(name);
  return url.pathname + url.search + url.hash;
}
