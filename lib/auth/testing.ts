import type { PortalConfig } from '../config';

export const TENANT = '11111111-2222-4333-8444-555555555555';

/** A configuration for several organisations with all defaults. */
export const aConfig: PortalConfig = {
  tenant: 'organizations',
  clientId: TENANT,
  cloud: 'global',
  optionalPermissions: [],
  offline: true,
  suggestedReasons: [],
};
