import fc from 'fast-check';
import { ROUTES } from '../graph/routes';
import type { RelatedIds } from './world';

export interface FuzzTarget {
  method: string;
  /** The path, beginning with the version. */
  path: string;
  /** The pattern of the path; undefined where no route answers it. */
  pattern: string | undefined;
  /** The ids in the path, so that a body can use the same ones. */
  chain: RelatedIds;
}

const PATTERNS = ROUTES.map(({ method, pattern, betaOnly = false }) => ({
  method,
  pattern,
  betaOnly,
}));

/** Unknown ids, and texts that aren't ids. */
const STRANGE = [
  '00000000-0000-0000-0000-000000000000',
  'none',
  '0',
  "'",
  "x'y",
  "('1')",
  '%27%20or%201=1--',
  '%00',
  '%2e%2e',
  '%2F',
  '%5c',
  '%ff',
  '%',
  '__proto__',
  'constructor',
  '$count',
  '$ref',
  '$value',
  'ü😀',
  'a'.repeat(5_000),
  '*',
  ' ',
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'PROPFIND'];

/** Spellings of a segment: Graph reads segments in any case, with the namespace, with parentheses. */
const spelling = fc.constantFrom<(segment: string) => string>(
  ...Array<(segment: string) => string>(20).fill((segment) => segment),
  (segment) => segment.toLowerCase(),
  (segment) => segment.toUpperCase(),
  (segment) => `microsoft.graph.${segment}`,
  (segment) => `${segment}()`,
  (segment) => encodeURIComponent(segment),
);

const parameters = fc.constantFrom(
  "(on='reviewer')",
  "(on='reviewer')",
  "(on='reviewer')",
  '(on=%27REVIEWER%27)',
  "(on='owner')",
  '()',
  '(',
  "(on='reviewer'",
);

/** Mostly ids that belong together, sometimes another's or none. */
function idFor(chains: readonly RelatedIds[], name: string): fc.Arbitrary<(chain: RelatedIds) => string> {
  const others = [...new Set(chains.flatMap((chain) => Object.values(chain)))];
  return fc.oneof(
    { weight: 30, arbitrary: fc.constant((chain: RelatedIds) => chain[name] ?? 'none') },
    { weight: 2, arbitrary: fc.constantFrom(...others).map((id) => () => id) },
    { weight: 1, arbitrary: fc.constantFrom(...STRANGE).map((id) => () => id) },
  );
}

function segmentOf(
  chains: readonly RelatedIds[],
  segment: string,
): fc.Arbitrary<(chain: RelatedIds) => string> {
  if (segment.startsWith('{')) return idFor(chains, segment.slice(1, -1));
  if (/^filterByCurrentUser$/i.test(segment))
    return parameters.map((end) => () => `filterByCurrentUser${end}`);
  return spelling.map((spell) => () => spell(segment));
}

function knownPlace(chains: readonly RelatedIds[]): fc.Arbitrary<FuzzTarget> {
  return fc
    .tuple(fc.constantFrom(...PATTERNS), fc.constantFrom(...chains), fc.integer({ min: 0, max: 19 }))
    .chain(([{ method, pattern, betaOnly }, chain, odd]) => {
      const segments = pattern.split('/').slice(1);
      const version = betaOnly || odd % 4 === 0 ? 'beta' : 'v1.0';
      return fc.tuple(...segments.map((segment) => segmentOf(chains, segment))).map((fill) => ({
        method: odd === 19 ? (METHODS[method.length] ?? method) : method,
        path: `/${version}/${fill.map((of) => of(chain)).join('/')}${odd === 18 ? '/' : ''}`,
        pattern,
        chain,
      }));
    });
}

const unknownPlace: fc.Arbitrary<FuzzTarget> = fc
  .tuple(
    fc.constantFrom(...METHODS),
    fc.constantFrom('v1.0', 'beta', 'V1.0'),
    fc.array(
      fc.oneof(
        fc.constantFrom(...STRANGE),
        fc.constantFrom('', 'nothing', 'identityGovernance', 'accessReviews', 'definitions'),
        fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => encodeURIComponent(text)),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([method, version, segments]) => ({
    method,
    path: `/${version}/nowhere/${segments.join('/')}`,
    pattern: undefined,
    chain: {},
  }));

/** A method and a path: mostly of the sandbox's routes, in every allowed spelling. */
export function place(chains: readonly RelatedIds[]): fc.Arbitrary<FuzzTarget> {
  return fc.oneof({ weight: 9, arbitrary: knownPlace(chains) }, { weight: 1, arbitrary: unknownPlace });
}
