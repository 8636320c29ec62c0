import * as v from 'valibot';
import { PortalConfig } from '../config';

export const CONFIG_PATH = '/config.json';

let loading: Promise<PortalConfig> | undefined;

async function load(): Promise<PortalConfig> {
  const response = await fetch(CONFIG_PATH, { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  return v.parse(PortalConfig, await response.json());
}

/** What the host configured, asked once a page. Rejects where the answer is missing or not of the shape. */
export function loadConfig(): Promise<PortalConfig> {
  loading ??= load();
  return loading;
}
