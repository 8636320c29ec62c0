import type { GraphResponse } from '../../core/graph-message';
import type { Tenant } from '../../core/tenants';
import { entityOf, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { directoryRefusal } from './refusals';
import { seconds } from './wire-directory';

/** https://learn.microsoft.com/graph/api/resources/organization */
function organizationWire(tenant: Tenant): Wire {
  const domain = {
    capabilities: 'Email, OfficeCommunicationsOnline',
    isDefault: true,
    isInitial: true,
    name: tenant.domain,
    type: 'Managed',
  };
  return {
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
}

/** `GET /organization`: the tenant, in a list of one. */
export function getOrganizations({ request }: Call): GraphResponse {
  const options = readOptions(request.query, ['$select']);
  return pageOf(request, options, {
    context: 'organization',
    total: 1,
    value: [organizationWire(request.caller.tenant)],
    countUnasked: false,
  });
}

/** https://learn.microsoft.com/graph/api/organization-get: by the tenant's id; another tenant's id is 404. */
export function getOrganization({ request, ids }: Call): GraphResponse {
  const { tenant } = request.caller;
  if (ids.organization?.toLowerCase() !== tenant.id) throw directoryRefusal('notFound', ids.organization);
  const options = readOptions(request.query, ['$select']);
  return entityOf(request, 'organization/$entity', organizationWire(tenant), options);
}
