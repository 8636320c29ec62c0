import assert from 'node:assert/strict';
import module from 'node:module';

const require = module.createRequire(import.meta.url);
const {
  MicrosoftGraphClient,
  readMicrosoftGraphOrg,
} = require('@backstage/plugin-catalog-backend-module-msgraph');
const { TENANT, CLIENT, SECRET } = process.env;
const logger = { info: () => {}, debug: () => {}, warn: console.warn, error: console.error };

const client = MicrosoftGraphClient.create({
  target: 'https://graph.microsoft.com/v1.0',
  tenantId: TENANT,
  clientId: CLIENT,
  clientSecret: SECRET,
});
for (const options of [
  { loadUserPhotos: true },
  {
    queryMode: 'advanced',
    userFilter: 'accountEnabled eq true',
    userExpand: 'manager',
    groupExpand: 'owners',
  },
  {
    userGroupMemberFilter: "startswith(displayName,'P')",
    groupSearch: '"displayName:partner"',
    userExpand: 'manager',
  },
]) {
  const { users, groups } = await readMicrosoftGraphOrg(client, TENANT, { logger, ...options });
  assert.ok(users.length > 0 && groups.length > 1, JSON.stringify([options, users.length, groups.length]));
  assert.ok(groups.some(({ spec }) => spec.type === 'root'));
}
