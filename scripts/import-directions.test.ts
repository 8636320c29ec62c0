import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const table = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[];
};

/** Each file breaks the table once, each with another form of import. */
const FORBIDDEN = {
  'lib/review/frameworks.ts': "import { useState } from 'react'; export const a = useState;",
  'lib/review/upwards.ts': "import { verb } from '../graph/verb'; export const b = verb;",
  'lib/review/node.ts': "import { readFileSync } from 'node:fs'; export const c = readFileSync;",
  'components/review/type-only.tsx':
    "import type { Verb } from '../../lib/graph/verb'; export const D = (p: { v: Verb }) => <p>{p.v}</p>;",
  'components/ui/dynamic.tsx': "export const e = () => import('../review/type-only');",
  'components/parts/upwards.ts': "import type { D } from '../review/type-only'; export type Up = typeof D;",
  'components/review/act/sideways.ts': "import type { List } from '../list/list'; export type Side = List;",
  'app/sandboxed.tsx':
    "import { store } from '../sandbox/core/store'; export const F = () => <p>{store}</p>;",
  'sandbox/core/portal.ts': "import { verb } from '../../lib/graph/verb'; export const g = verb;",
  'sandbox/directory/upwards.ts': "import { review } from '../reviews/review'; export const h = review;",
  'e2e/portal.ts': "export { verb } from '../lib/graph/verb';",
  'lib/homeless.ts': "import { verb } from './graph/verb'; export const i = verb;",
};

const ALLOWED = {
  'components/review/list/list.ts': "export type List = 'people';",
  'lib/graph/verb.ts': "export type Verb = 'get'; export const verb: Verb = 'get';",
  'lib/queries/read.ts': "import { verb } from '../graph/verb'; export const read = verb;",
  'sandbox/core/store.ts': "export const store = 'rows';",
  'sandbox/reviews/review.ts': "import { store } from '../core/store'; export const review = store;",
};

const folder = mkdtempSync(join(tmpdir(), 'import-directions-'));

beforeAll(() => {
  for (const [path, text] of Object.entries({ ...FORBIDDEN, ...ALLOWED })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the table refuses each forbidden import, in every notation, and no other', async () => {
  const { output } = await cruise(['app', 'components', 'lib', 'sandbox', 'e2e'], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: table.forbidden },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  });
  const refused = new Set((output as ICruiseResult).summary.violations.map(({ from }) => from));
  expect([...refused].sort()).toEqual(Object.keys(FORBIDDEN).sort());
});
