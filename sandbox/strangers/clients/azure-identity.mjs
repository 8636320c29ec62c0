import assert from 'node:assert/strict';
import { ClientSecretCredential, DeviceCodeCredential, UsernamePasswordCredential } from '@azure/identity';

const { TENANT, CLIENT, SECRET, USERNAME } = process.env;
const GRAPH = 'https://graph.microsoft.com';

async function get(credential, path) {
  const { token } = await credential.getToken(`${GRAPH}/.default`);
  const answer = await fetch(`${GRAPH}/v1.0${path}`, { headers: { authorization: `Bearer ${token}` } });
  return answer.json();
}

const app = new ClientSecretCredential(TENANT, CLIENT, SECRET);
assert.ok((await get(app, '/identityGovernance/accessReviews/definitions')).value.length > 0);
const person = new UsernamePasswordCredential(TENANT, CLIENT, USERNAME, 'sandbox');
assert.equal((await get(person, '/me')).displayName, 'Adele Vance');
const wrong = new UsernamePasswordCredential(TENANT, CLIENT, USERNAME, 'guess');
await assert.rejects(wrong.getToken(`${GRAPH}/.default`), /AADSTS50126/);

const device = new DeviceCodeCredential({
  tenantId: TENANT,
  clientId: CLIENT,
  userPromptCallback: async ({ userCode, verificationUri }) => {
    const { pathname } = new URL(verificationUri);
    await fetch(`https://login.microsoftonline.com${pathname}?user_code=${userCode}`, {
      method: 'POST',
      headers: { origin: 'https://login.microsoftonline.com' },
      body: new URLSearchParams({ email: USERNAME }),
    });
  },
});
assert.equal((await get(device, '/me')).displayName, 'Adele Vance');
