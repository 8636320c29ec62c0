/**
 * The score of a portal's answer in Mozilla's HTTP Observatory, by its published rules:
 * https://github.com/mdn/mdn-http-observatory/blob/main/src/grader/charts.js (modifiers) and
 * `src/analyzer/tests`. It contains only rules that such an answer can meet or break; a portal sets no
 * cookie and sends no CORS header.
 */

const BROAD = /^(\*|https?:|ftp:|https?:\/\/\*(\.\*)?)$/;
const UNSAFE = /^('unsafe-inline'|data:)$/;
/** Half a year in seconds; the Observatory uses 180 days. */
const HALF_A_YEAR = 15_552_000;
const MINIMUM_FOR_BONUS = 90;

type Headers = Readonly<Record<string, string | undefined>>;

function directivesOf(policy: string): Map<string, string[]> {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = '', ...sources]) => [name, sources]));
}

function policyModifier(policy: string | undefined): number {
  if (!policy) return -25;
  const directives = directivesOf(policy);
  const sources = (name: string) => directives.get(name) ?? directives.get('default-src') ?? ['*'];
  const script = sources('script-src');
  if (script.some((one) => BROAD.test(one) || UNSAFE.test(one))) return -20;
  if (sources('object-src').some((one) => BROAD.test(one))) return -20;
  const all = [...directives.values()].flat();
  if (all.some((one) => /^(http|ftp):/.test(one))) return -20;
  if ([...script, ...sources('style-src')].includes("'unsafe-eval'")) return -10;
  if (sources('style-src').some((one) => BROAD.test(one) || UNSAFE.test(one))) return 0;
  return directives.get('default-src')?.join(' ') === "'none'" ? 10 : 5;
}

function transportModifier(header: string | undefined, isPreloaded: boolean): number {
  if (isPreloaded) return 5;
  const age = /(?:^|;)\s*max-age=(\d+)/i.exec(header ?? '')?.[1];
  if (!header || !age || header.includes(',')) return -20;
  return Number(age) < HALF_A_YEAR ? -10 : 0;
}

function referrerModifier(header: string | undefined): number {
  if (!header) return 0;
  return /^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(header) ? 5 : -5;
}

function framingModifier(headers: Headers): number {
  const ancestors = directivesOf(headers['Content-Security-Policy'] ?? '').get('frame-ancestors');
  if (ancestors && !ancestors.some((one) => BROAD.test(one))) return 5;
  return /^(deny|sameorigin)$/i.test(headers['X-Frame-Options'] ?? '') ? 0 : -20;
}

function resourceModifier(header: string | undefined): number {
  if (header === 'same-origin' || header === 'same-site') return 10;
  return !header || header === 'cross-origin' ? 0 : -5;
}

/**
 * The modifier for scripts: all scripts of the page come from its own host, and integrity earns the bonus.
 */
const integrityModifier = (html: string) => (/<script\b[^>]*\ssrc=[^>]*\sintegrity=/.test(html) ? 5 : 0);

/** Each rule's modifier of the score. */
export const modifiersOf = (headers: Headers, html: string, isPreloaded: boolean) => ({
  'content-security-policy': policyModifier(headers['Content-Security-Policy']),
  'cross-origin-resource-policy': resourceModifier(headers['Cross-Origin-Resource-Policy']),
  'referrer-policy': referrerModifier(headers['Referrer-Policy']),
  'strict-transport-security': transportModifier(headers['Strict-Transport-Security'], isPreloaded),
  'subresource-integrity': integrityModifier(html),
  'x-content-type-options': headers['X-Content-Type-Options'] === 'nosniff' ? 0 : -5,
  'x-frame-options': framingModifier(headers),
});

/** 100 minus the penalties; bonuses count only from 90 on. */
export function scoreOf(modifiers: Readonly<Record<string, number>>): number {
  const values = Object.values(modifiers);
  const total = (which: (value: number) => boolean) =>
    values.filter(which).reduce((sum, value) => sum + value, 0);
  const base = 100 + total((value) => value < 0);
  return Math.max(0, base >= MINIMUM_FOR_BONUS ? base + total((value) => value > 0) : base);
}
