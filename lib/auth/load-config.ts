import * as v from 'valibot';
import { PortalConfig } from '../config';

export const CONFIG_PATH = '/config.json';
const KEY = 'attest.config';

let loading: Promise<PortalConfig> | undefined;

async function load(): Promise<PortalConfig> {
  const response = await fetch(CONFIG_PATH, { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  const config = v.parse(PortalConfig, await response.json());
  keep(config);
  return config;
}

/** The host's configuration, requested once per page. Rejects when it is missing or malformed. */
export function loadConfig(): Promise<PortalConfig> {
  loading ??= load();
  return loading;
}

/**
 * The configuration as this browser last received it; null where it never did or where the host forbids offline work.
 */
export function readStoredConfig(): PortalConfig | null {
  try {
    const kept = v.safeParse(PortalConfig, JSON.parse(window.localStorage.getItem(KEY) ?? 'null'));
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
}

function keep(config: PortalConfig): void {
  try {
    if (config.offline) window.localStorage.setItem(KEY, JSON.stringify(config));
    else window.localStorage.removeItem(KEY);
  } catch {
    // Without storage, a page can't start without a network.
  }
}
