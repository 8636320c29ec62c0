import { inlineScriptHashes, readExport } from '../exported-files';
import { SECURITY_TXT } from '../security-txt';
import { type SiteSettings, siteOf } from '../site';
import { caddyFiles } from './caddy';
import type { HostFiles, HostInput } from './host';
import { nginxFiles } from './nginx';
import { staticWebAppsFiles } from './static-web-apps';

/** One row for each host: the folder of its files, and the function that makes them. */
export const HOSTS: Readonly<
  Record<'nginx' | 'caddy' | 'azure-static-web-apps', (input: HostInput) => HostFiles>
> = {
  nginx: nginxFiles,
  caddy: caddyFiles,
  'azure-static-web-apps': staticWebAppsFiles,
};

export interface HostSettings extends SiteSettings {
  /** The folder in which the export is now. */
  exportFolder: string;
  /** The folder in which the host will find the export. */
  root: string;
  host: string;
  port: number;
}

/** The input for every host's files, read from the export and the settings. */
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
