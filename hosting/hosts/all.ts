import { inlineScriptHashes, readExport } from '../exported-files';
import { SECURITY_TXT } from '../security-txt';
import { type SiteSettings, siteOf } from '../site';
import { caddyFiles } from './caddy';
import type { HostFiles, HostInput } from './host';
import { nginxFiles } from './nginx';
import { staticWebAppsFiles } from './static-web-apps';

/** One row a host: the folder of its files, and what makes them. */
export const HOSTS: Readonly<
  Record<'nginx' | 'caddy' | 'azure-static-web-apps', (input: HostInput) => HostFiles>
> = {
  nginx: nginxFiles,
  caddy: caddyFiles,
  'azure-static-web-apps': staticWebAppsFiles,
};

export interface HostSettings extends SiteSettings {
  /** Where the export lies now. */
  exportFolder: string;
  /** Where the host will find it. */
  root: string;
  host: string;
  port: number;
}

/** What every host's files are made from, read from the export and the settings. */
export function hostInput(settings: HostSettings): HostInput {
  const { config, exportFolder, root, host, port } = settings;
  const files = readExport(exportFolder);
  const security = files.find(({ name }) => name === SECURITY_TXT);
  return {
    site: siteOf(
      files.map(({ name }) => name).sort(),
      settings,
      security && new TextDecoder().decode(security.body),
    ),
    context: { config, scriptHashes: inlineScriptHashes(files) },
    root,
    host,
    port,
  };
}
