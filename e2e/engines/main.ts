import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TestTenant } from '../support/tenant';
import type { Engine } from './engine';
import { firefox } from './firefox';
import { JOURNEYS } from './journeys';
import { Screen } from './screen';
import { TlsStand } from './stand';
import { webkit } from './webkit';

/** The folder for screenshots of failed journeys. */
const PICTURES = 'test-results/engines';

/** Started by scripts/engines.mjs for one engine, with the certificate's authority trusted. */
const { values } = parseArgs({
  options: {
    firefox: { type: 'string' },
    webkit: { type: 'string', multiple: true },
    tls: { type: 'string', default: '' },
    ports: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
  },
});
const [portalPort = 0, sandboxPort = 0, driverPort = 0] = values.ports.split(',').map(Number);

function open(): Promise<Engine> {
  const [driver, browser, display] = values.webkit ?? [];
  if (driver && browser && display) return webkit({ driver, browser, display }, driverPort);
  if (values.firefox) return firefox(values.firefox);
  throw new Error('Name an engine: --firefox <path>, or --webkit three times.');
}

async function runJourney(engine: Engine, stand: TlsStand, name: string): Promise<string | undefined> {
  await stand.start();
  const tenant = await TestTenant.create({ seed: 'contoso' });
  const tab = await engine.tab();
  try {
    await tab.size(1280, 900);
    await JOURNEYS[name]?.({ tab, screen: new Screen(tab), tenant, stand });
    const complaints = tab.complaints();
    return complaints.length > 0 ? complaints.join('\n') : undefined;
  } catch (error) {
    const file = join(PICTURES, `${engine.name} ${name}.png`.replace(/[^\w.]+/g, '-'));
    mkdirSync(PICTURES, { recursive: true });
    await tab.picture().then(
      (png) => writeFileSync(file, png),
      () => {},
    );
    return `${error instanceof Error ? error.message : error}\n    ${file}\n    ${tab.complaints().join('\n    ')}`;
  } finally {
    await tab.close().catch(() => {});
  }
}

const stand = new TlsStand({
  portalPort,
  sandboxPort,
  tls: values.tls,
  data: mkdtempSync(join(tmpdir(), 'engines-')),
});
process.env.E2E_PORTAL_URL = stand.portalUrl;
process.env.E2E_SANDBOX_URL = stand.sandboxUrl;
const engine = await open();
let failed = 0;
for (const name of Object.keys(JOURNEYS).filter((title) => title.includes(values.only))) {
  const begun = Date.now();
  const problem = await runJourney(engine, stand, name);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(
    `${problem ? 'failed' : 'passed'}  ${engine.name}: ${name}, ${seconds} s${problem ? `\n    ${problem}` : ''}`,
  );
  if (problem) failed += 1;
}
await engine.close();
await stand.stop();
process.exit(failed > 0 ? 1 : 0);
