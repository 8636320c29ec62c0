import type { Client } from '@microsoft/microsoft-graph-client';
import { type FoundInTenant, throwAsSentence } from './found';
import type { Step } from './steps';
import { UNIQUE_NAME } from './wanted';

interface MadeIds {
  clientId: string;
  servicePrincipalId: string;
}

async function performOne(
  client: Client,
  step: Step,
  made: MadeIds,
  { graph }: FoundInTenant,
): Promise<void> {
  switch (step.does) {
    case 'create-registration': {
      // A request that is sent twice creates it once.
      // https://learn.microsoft.com/graph/api/application-upsert
      const { appId }: { appId: string } = await client
        .api(`/applications(uniqueName='${UNIQUE_NAME}')`)
        .header('Prefer', 'create-if-missing')
        .patch(step.body);
      made.clientId = appId;
      return;
    }
    case 'change-registration':
      return client.api(`/applications/${step.id}`).patch(step.body);
    case 'create-service-principal': {
      const { id }: { id: string } = await client.api('/servicePrincipals').post({ appId: made.clientId });
      made.servicePrincipalId = id;
      return;
    }
    case 'create-grant':
      return client.api('/oauth2PermissionGrants').post({
        clientId: made.servicePrincipalId,
        consentType: 'AllPrincipals',
        resourceId: graph.id,
        scope: step.scope,
      });
    case 'change-grant':
      return client.api(`/oauth2PermissionGrants/${step.id}`).patch({ scope: step.scope });
    case 'delete-service-principal':
      return client.api(`/servicePrincipals/${step.id}`).delete();
    case 'delete-registration':
      return client.api(`/applications/${step.id}`).delete();
  }
}

/**
 * Takes the steps in sequence and announces each first.
 * @returns the client id of the registration; empty where there is none
 */
export async function perform(
  client: Client,
  steps: readonly Step[],
  found: FoundInTenant,
  say: (line: string) => void,
): Promise<string> {
  const made: MadeIds = {
    clientId: found.registration?.appId ?? '',
    servicePrincipalId: found.servicePrincipalId ?? '',
  };
  for (const [at, step] of steps.entries()) {
    say(`${at + 1}. ${step.says}`);
    await performOne(client, step, made, found).catch(throwAsSentence);
  }
  return made.clientId;
}
