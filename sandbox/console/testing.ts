import { SandboxHarness } from '../app-testing';
import type { TenantAnswer } from '../control/tenant-answer';

const ORIGIN = 'http://localhost:4100';
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
export const OWN_FORM = { ...FORM_TYPE, origin: ORIGIN, 'sec-fetch-site': 'same-origin' };

/** The console of a whole sandbox, used as a browser without scripts does. */
export class ConsoleHarness extends SandboxHarness {
  /** Posts a form and returns the answer, which is a redirect. */
  post(path: string, fields: Record<string, string> = {}, headers: object = OWN_FORM): Promise<Response> {
    const body = new URLSearchParams(fields).toString();
    return this.ask(path, { method: 'POST', body, headers: { ...headers } });
  }

  /** Posts a form, follows the redirect, and returns the page shown there. */
  async submit(path: string, fields: Record<string, string> = {}): Promise<string> {
    const answer = await this.post(path, fields);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
    return this.page(answer.headers.get('location') ?? '');
  }

  /** The markup of a page. */
  async page(path: string): Promise<string> {
    return (await this.ask(path)).text();
  }

  /** A tenant's clock, in ms since 1970. */
  async clockOf(tenant: TenantAnswer): Promise<number> {
    const body = { advance: 'PT0S' };
    const answer = await this.ask(`/sandbox/tenants/${tenant.id}/clock`, { body });
    return Date.parse(((await answer.json()) as { now: string }).now);
  }
}

/** The text of each row of a page's table by the row's head, with spaces collapsed. */
export function rowsOf(markup: string): Map<string, string> {
  const [, body = ''] = /<tbody[^>]*>(.*?)<\/tbody>/s.exec(markup) ?? [];
  const text = (html: string) =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return new Map(
    [...body.matchAll(/<th[^>]*>(.*?)<\/th>(.*?)<\/tr>/gs)].map(([, head = '', cells = '']) => [
      text(head),
      text(cells),
    ]),
  );
}

/** The message of a form that a page shows; undefined where it shows none. */
export function messageOf(markup: string): { text: string; problem: boolean } | undefined {
  const [, role, text = ''] =
    /<p class="(?:done|problem)" role="(\w+)"[^>]*><bdi>(.*?)<\/bdi>/.exec(markup) ?? [];
  return role === undefined ? undefined : { text, problem: role === 'alert' };
}
