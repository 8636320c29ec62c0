import assert from 'node:assert/strict';
import { ClientSecretCredential } from '@azure/identity';
import { AzureIdentity } from '@pnp/azidjsclient';
import { graphfi } from '@pnp/graph';
import { GraphDefault } from '@pnp/nodejs';
import '@pnp/graph/batching.js';
import '@pnp/graph/groups/index.js';
import '@pnp/graph/members/index.js';
import '@pnp/graph/users/index.js';

const { TENANT, CLIENT, SECRET, USERNAME } = process.env;
const credential = new ClientSecretCredential(TENANT, CLIENT, SECRET);
const graph = graphfi().using(
  GraphDefault(),
  AzureIdentity(credential, ['https://graph.microsoft.com/.default'], null),
);

assert.equal((await graph.users.getById(USERNAME)()).displayName, 'Adele Vance');
const groups = await graph.groups.top(3)();
assert.equal(groups.length, 3);
assert.ok(Array.isArray(await graph.groups.getById(groups[0].id).members()));
const [batched, execute] = graph.batched();
const asked = [batched.users.getById(USERNAME)(), batched.groups.top(1)()];
await execute();
const [adele, one] = await Promise.all(asked);
assert.deepEqual([adele.displayName, one.length], ['Adele Vance', 1]);
