import assert from 'node:assert/strict';
import { ClientSecretCredential, UsernamePasswordCredential } from '@azure/identity';
import { AzureIdentityAuthenticationProvider } from '@microsoft/kiota-authentication-azure';
import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import '@microsoft/msgraph-sdk-users';

const { TENANT, CLIENT, SECRET, USERNAME } = process.env;

function graph(credential) {
  const scopes = ['https://graph.microsoft.com/.default'];
  return createGraphServiceClient(
    new GraphRequestAdapter(new AzureIdentityAuthenticationProvider(credential, scopes)),
  );
}

const app = graph(new ClientSecretCredential(TENANT, CLIENT, SECRET));
const page = await app.users.get({
  queryParameters: { select: ['displayName', 'signInActivity', 'createdDateTime'], top: 5 },
});
assert.equal(page.value.length, 5);
assert.ok(page.value[0].createdDateTime instanceof Date);
assert.ok(page.value.some(({ signInActivity }) => signInActivity?.lastSignInDateTime instanceof Date));
const person = graph(new UsernamePasswordCredential(TENANT, CLIENT, USERNAME, 'sandbox'));
const adele = await person.users.byUserId(USERNAME).get();
assert.equal(adele.displayName, 'Adele Vance');
await assert.rejects(
  app.users.byUserId('nobody@example.com').get(),
  (error) => error.responseStatusCode === 404,
);
