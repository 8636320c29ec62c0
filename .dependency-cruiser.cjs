/**
 * Who may import whom: one row a layer, checked by `npm run lint` on resolved files, so `../`, `import type` and
 * `import()` count too. A file in no row is an error. Patterns are of paths from the repository's top.
 */
const LINK_AND_CONFIG = '^lib/(config|routes)\\.ts$';
const LEAVES = '^lib/(browser|config|routes|format|drafts|draft-storage|preferences)(\\.test)?\\.tsx?$';
const MESSAGES = '^lib/messages/';
/** The exported page's head, the manifest, and the page that stands where the messages fail. */
const OUTSIDE_MESSAGES = '^app/(layout\\.tsx|manifest\\.ts|global-error\\.tsx)$';
const OPEN = [LEAVES, MESSAGES];
/** Tests, and the worlds that several of them share. */
const TEST = '(\\.test|(^|/|-)testing)\\.tsx?$';

const FRAMEWORKS = '(react|react-dom|use-intl|next|@tanstack/[^/]+|@base-ui/[^/]+)';

/** What a reviewer does, a room each, with the rooms that it may import beside `ui` and `parts`. */
const FEATURES = [
  ['review/act/', []],
  ['review/undo/', []],
  ['review/overview/', []],
  ['review/one-by-one/', ['review/act/']],
  ['review/list/', ['review/(act|undo|overview|one-by-one)/']],
  ['review/[^/]+$', ['review/(act|list)/', 'decision/']],
  ['decision/', ['review/act/']],
  ['matrix/', ['review/(act|undo)/']],
  ['inbox/', []],
  ['past/', []],
  ['receipt/', []],
  ['open/', []],
];

const portal = [
  { name: 'leaves', path: LEAVES, may: [], freeOf: FRAMEWORKS, browser: true },
  { name: 'lib/messages', path: MESSAGES, may: [LEAVES], browser: true },
  { name: 'lib/review', path: '^lib/review/', may: [], freeOf: FRAMEWORKS, browser: true },
  {
    name: 'lib/graph',
    path: '^lib/graph/',
    may: ['^lib/review/', ...OPEN],
    /** What is read is read from the sandbox too. */
    tests: ['^sandbox/(app-testing\\.ts$|seed/)'],
    freeOf: '(react|react-dom|next)',
    browser: true,
  },
  { name: 'lib/answers', path: '^lib/answers/', may: ['^lib/review/'], freeOf: FRAMEWORKS, browser: true },
  {
    name: 'lib/owing',
    path: '^lib/owing/',
    may: ['^lib/review/'],
    /** Who really is asked, the sandbox knows; its worlds come from seeds. */
    tests: ['^sandbox/(seed|reviews|directory)/', '^lib/outbox/simulation/random-testing\\.ts$'],
    freeOf: FRAMEWORKS,
    browser: true,
  },
  { name: 'lib/auth', path: '^lib/auth/', may: OPEN, browser: true },
  {
    name: 'lib/outbox and lib/offline',
    path: '^lib/(outbox|offline)/',
    may: ['^lib/(review|graph)/', ...OPEN],
    freeOf: '(react|react-dom)',
    browser: true,
  },
  {
    name: 'lib/queries',
    path: '^lib/queries/',
    may: ['^lib/(review|answers|graph|outbox|offline)/', ...OPEN],
    browser: true,
  },
  {
    name: 'components/ui',
    path: '^components/ui/',
    may: OPEN,
    freeOf: '(@tanstack/react-query|next/navigation)',
    browser: true,
  },
  {
    name: 'components/parts',
    path: '^components/parts/',
    // Parts are told what they show; only a countdown looks at the clock itself.
    may: ['^components/ui/', '^lib/review/', '^lib/queries/(clock|graph-status)\\.ts$', ...OPEN],
    freeOf: '@tanstack/react-query',
    browser: true,
  },
  ...FEATURES.map(([room, below]) => ({
    name: `components/${room}`,
    path: `^components/${room}`,
    may: [
      '^components/(ui|parts)/',
      ...below.map((name) => `^components/${name}`),
      '^lib/(review|queries)/',
      ...OPEN,
    ],
    browser: true,
  })),
  { name: 'app', path: '^app/', may: ['^components/', '^lib/'], browser: true },
  // Next runs this file first in the browser; it stands at the top because Next looks for it there.
  {
    name: 'instrumentation-client',
    path: '^instrumentation-client\\.ts$',
    may: ['^lib/auth/', '^app/_session/(begin|first-files)\\.ts$'],
    browser: true,
  },
];

/** From the ground up; folders of one step don't know each other. */
const SANDBOX_STEPS = [
  ['core/'],
  ['directory/'],
  ['mailboxes/'],
  ['reviews/'],
  ['identity/', 'graph/', 'mail/'],
  ['seed/'],
  ['control/'],
  ['console/'],
  ['(app|graph-front)\\.ts$'],
  // main.ts, its server, and the tests of the whole.
  ['[^/]+\\.ts$'],
];

const sandbox = SANDBOX_STEPS.flatMap((names, step) =>
  names.map((name) => ({
    name: `sandbox/${name}`,
    path: `^sandbox/${name}`,
    may: SANDBOX_STEPS.slice(0, step)
      .flat()
      .map((below) => `^sandbox/${below}`),
    freeOf: `(${FRAMEWORKS.slice(1, -1)}|@azure/[^/]+|@microsoft/microsoft-graph-client)`,
    /** What a sandbox test may drive: the whole as a function, and the names it is seeded with. */
    tests: ['^sandbox/'],
  })),
);

const OUTBOX_RUNS = '^bench/outbox/';
const PROOFS = ['sandbox/contract/', 'sandbox/clients/', 'sandbox/soak/'];

const around = [
  {
    name: 'notifier',
    path: '^notifier/',
    may: ['^lib/(owing|review|graph)/', '^lib/format\\.ts$', MESSAGES, LINK_AND_CONFIG],
    tests: ['^lib/outbox/simulation/random-testing\\.ts$', '^sandbox/(app-testing\\.ts$|seed/)'],
    freeOf: '(react-dom|next|@tanstack/[^/]+|@base-ui/[^/]+)',
  },
  {
    name: 'hosting',
    path: '^hosting/',
    // How a command notices that npm is gone.
    may: [LINK_AND_CONFIG, '^scripts/run/parent\\.mjs$'],
    tests: ['^scripts/(server-bundle|free-ports)\\.mjs$', '^notifier/config\\.ts$'],
    freeOf: FRAMEWORKS,
  },
  {
    name: 'scripts',
    path: '^scripts/',
    may: ['^hosting/', '^notifier/', '^sandbox/(main|seed/seed)\\.ts$', LINK_AND_CONFIG],
    tests: ['^sandbox/(seed/|app\\.ts$|mail/(compose|draft)\\.ts$)', '^lib/messages/pseudo\\.ts$'],
    freeOf: FRAMEWORKS,
  },
  // Test code as a whole: Microsoft's schema and examples, clients of others, and the long runs that a script starts.
  ...PROOFS.map((room) => ({
    name: room,
    path: `^${room}`,
    may: ['^sandbox/', '^lib/owing/worlds/', '^lib/outbox/simulation/', '^notifier/simulation/'],
  })),
  // Clients of others under Microsoft's own names, with an install of their own.
  { name: 'sandbox/strangers', path: '^sandbox/strangers/', may: ['^sandbox/main\\.ts$', '^scripts/tls/'] },
  // The same journeys in other engines, beside servers of their own over TLS.
  {
    name: 'e2e/engines',
    path: '^e2e/engines/',
    may: [
      '^e2e/support/',
      '^hosting/server\\.ts$',
      '^sandbox/(main\\.ts$|seed/)',
      '^scripts/sandbox-config\\.ts$',
    ],
  },
  {
    name: 'e2e',
    path: '^e2e/(?!engines/)',
    may: [
      '^sandbox/seed/',
      '^sandbox/app\\.ts$',
      '^sandbox/contract/expect-contract\\.ts$',
      // Tests that begin signed in ask the identity provider for what the portal asks for.
      '^lib/auth/authority\\.ts$',
      // The programs in which the hosts' files are tested.
      '^hosting/hosts/(programs|containers)-testing\\.ts$',
      // A test from right to left says what the page says.
      '^lib/messages/(pseudo|negotiate)\\.ts$',
      LINK_AND_CONFIG,
    ],
  },
  {
    name: 'bench',
    path: '^bench/(?!(outbox|notifier)/)',
    may: [
      '^bench/(outbox|notifier)/',
      // A raw UPDATE is measured on the sandbox's own connection.
      '^sandbox/seed/',
      '^sandbox/(app|core/store|core/context)\\.ts$',
      '^scripts/free-ports\\.mjs$',
      // The bare pages sign in where the portal signs in.
      '^lib/auth/authority\\.ts$',
      LINK_AND_CONFIG,
    ],
  },
  // Everybody's digest is made without being sent.
  {
    name: 'bench/notifier',
    path: '^bench/notifier/',
    may: [
      '^bench/',
      '^notifier/(command/(perform|request)|graph/connection|mail/write|reading/readings|storage)\\.ts$',
      '^sandbox/core/context\\.ts$',
    ],
  },
  // The outbox is measured in its own simulator, rule by rule.
  { name: 'bench/outbox', path: OUTBOX_RUNS, may: ['^bench/', '^lib/outbox/'] },
];

/** Rooms in which a folder builds on the folder above it, and never the other way round. */
const ONE_WAY = 'lib/(?:review|outbox)/';

const layers = [...portal, ...sandbox, ...around];
const ROOMS = '^(app|components|lib|notifier|sandbox|hosting|scripts|e2e|bench)/';

function rulesOf({ name, path, may, tests = [], freeOf, browser }) {
  const rules = [
    {
      name: `${name} imports only what its row allows`,
      severity: 'error',
      from: { path, pathNot: TEST },
      to: { path: ROOMS, pathNot: [path, ...may] },
    },
    {
      name: `tests of ${name} import only what its row allows`,
      severity: 'error',
      from: { path: `(?=${path}).*${TEST}` },
      to: { path: ROOMS, pathNot: [path, ...may, ...tests] },
    },
  ];
  if (freeOf) {
    rules.push({
      name: `${name} is kept free of frameworks above it`,
      severity: 'error',
      from: { path },
      to: { path: `(^|/)node_modules/${freeOf}([./]|$)` },
    });
  }
  if (browser) {
    rules.push({
      name: `${name} runs in the browser`,
      severity: 'error',
      from: { path, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.flatMap(rulesOf),
    {
      name: 'every file belongs to a row',
      severity: 'error',
      from: { path: ROOMS, pathNot: layers.map(({ path }) => path) },
      to: {},
    },
    {
      name: 'in lib/review and lib/outbox no file imports from a folder below it',
      comment: 'What both need stands in the upper folder. Types and tests count too.',
      severity: 'error',
      from: { path: `^(${ONE_WAY}(?:.*/|))[^/]+$` },
      to: { path: '^$1[^/]+/' },
    },
    {
      name: 'in lib/review and lib/outbox folders of one step don’t know each other',
      severity: 'error',
      from: { path: `^(${ONE_WAY})([^/]+)/` },
      to: { path: '^$1[^/]+/', pathNot: '^$1$2/' },
    },
    {
      name: 'only tests import tests',
      severity: 'error',
      from: { pathNot: [TEST, '^e2e/', OUTBOX_RUNS, ...PROOFS.map((room) => `^${room}`)] },
      to: { path: TEST },
    },
    {
      name: 'no import resolves to nothing',
      severity: 'error',
      // Peers have an install of their own.
      from: { pathNot: '^(bench/peers|sandbox/strangers/clients)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'a component takes its texts from the hook of their part',
      comment: 'Then the part arrives with the component; see lib/messages/catalogue.ts.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: [TEST, MESSAGES, OUTSIDE_MESSAGES] },
      to: { path: '^lib/messages/(en/|whole\\.ts$)' },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
