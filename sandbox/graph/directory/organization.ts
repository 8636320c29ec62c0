import type { GraphResponse } from '../../core/graph-message';
import { pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import { seconds } from './wire-directory';

/** `GET /organization`: the tenant, in a list of one. https://learn.microsoft.com/graph/api/resources/organization */
export function getOrganization({ request }: Call): GraphResponse {
  const { tenant } = request.caller;
  const options = readOptions(request.query, ['$select']);
  const domain = {
    capabilities: 'Email, OfficeCommunicationsOnline',
    isDefault: true,
    isInitial: true,
    name: tenant.domain,
    type: 'Managed',
  };
  const organization = {
    id: tenant.id,
    deletedDateTime: null,
    businessPhones: [],
    city: null,
    country: null,
    countryLetterCode: null,
    createdDateTime: seconds(new Date(tenant.createdAt).toISOString()),
    displayName: tenant.displayName,
    onPremisesSyncEnabled: null,
    preferredLanguage: 'en',
    technicalNotificationMails: [],
    tenantType: 'AAD',
    verifiedDomains: [domain],
  };
  return pageOf(request, options, {
    context: 'organization',
    total: 1,
    value: [organization],
    countUnasked: false,
  });
}
