import * as v from 'valibot';
import type { GraphResponse } from '../../core/graph-message';
import { tenantNow } from '../../core/tenants';
import { type CatalogResource, findCatalogResource } from '../../directory/catalogs';
import { holdsRole } from '../../directory/roles';
import { readCsv } from '../../reviews/custom-data/csv';
import { customResourcesOf } from '../../reviews/custom-data/resources';
import {
  addFile,
  closeSession,
  filesOf,
  findSession,
  listSessions,
  openSession,
  removeSession,
  type UploadSession,
} from '../../reviews/custom-data/sessions';
import { findInstanceById } from '../../reviews/instances';
import { refusal } from '../../reviews/refusals';
import { arranged, entityOf, expandsOnly, type Filterable, metadata, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import type { Call, Permission } from '../route';
import type { Wire } from '../wire';
import { sevenDigits } from './wire-definition';

const WRITE = ['EntitlementManagement.ReadWrite.All'];
const READ = ['EntitlementManagement.Read.All', ...WRITE];
export const readUploads: Permission = { delegated: READ, application: READ };
export const writeUploads: Permission = { delegated: WRITE, application: WRITE };

/** https://learn.microsoft.com/graph/api/accesspackageresource-post-uploadsessions (catalog owners are not there) */
const ROLES = ['Global Administrator', 'Identity Governance Administrator'];

const TYPE = '#microsoft.graph.customDataProvidedResourceAccessReviewUploadSession';
const DATA = '#microsoft.graph.customDataProvidedResourcePayloads.accessReviewContextData';

/** The path's resource. Throws 404, or 403 where the caller holds no role that opens it. */
function requireResource({ context, request: { caller }, ids }: Call): CatalogResource {
  const { tenant, userId } = caller;
  const found = findCatalogResource(context.store, tenant.id, ids.catalog ?? '', ids.resource ?? '');
  if (found?.originSystem !== 'CustomDataProvidedResource') throw refusal('unknownSession');
  if (userId !== null && !holdsRole(context.store, tenant.id, userId, ROLES)) throw refusal('needsRole');
  return found;
}

function requireSession(call: Call): UploadSession {
  const resource = requireResource(call);
  const { context, request, ids } = call;
  const session = findSession(context.store, request.caller.tenant.id, resource.id, ids.session ?? '');
  if (!session) throw refusal('unknownSession');
  return session;
}

const pathOf = ({ catalogId, id }: CatalogResource): string =>
  `identityGovernance/entitlementManagement/catalogs('${catalogId}')/resources('${id}')/uploadSessions`;

function wireOf({ context: { store } }: Call, session: UploadSession, withFiles: boolean): Wire {
  const files = filesOf(store, session);
  return {
    '@odata.type': TYPE,
    id: session.id,
    referenceId: session.instanceId,
    status: session.status,
    isUploadDone: session.status === 'complete',
    createdDateTime: sevenDigits(session.createdAt),
    stats: {
      filesUploaded: files.length,
      totalBytesUploaded: files.reduce((sum, { size }) => sum + size, 0),
    },
    data: {
      '@odata.type': DATA,
      reviewDefinitionId: session.definitionId,
      reviewInstanceId: session.instanceId,
    },
    ...(withFiles && {
      files: files.map(({ id, name, size, uploadedAt }) => ({
        id,
        name,
        size,
        uploadedDateTime: sevenDigits(uploadedAt),
      })),
    }),
  };
}

const OFFERS: Filterable<UploadSession> = {
  filter: {
    referenceid: { read: ({ instanceId }) => instanceId, operators: ['eq'] },
    status: { read: ({ status }) => status, operators: ['eq'] },
  },
  order: { createddatetime: ({ createdAt }) => sevenDigits(createdAt) },
};

export function getSessions(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, ['$filter', '$orderby', '$top', '$skip', '$count', '$expand']);
  const expanded = expandsOnly(options, 'files');
  const resource = requireResource(call);
  const all = arranged(listSessions(context.store, request.caller.tenant.id, resource.id), options, OFFERS);
  return pageOf(request, options, {
    context: pathOf(resource),
    total: all.length,
    value: all
      .slice(options.skip, options.skip + options.top)
      .map((session) => wireOf(call, session, expanded)),
    countUnasked: false,
  });
}

export function getSession(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select', '$expand']);
  const expanded = expandsOnly(options, 'files');
  const session = requireSession(call);
  const wire = wireOf(call, session, expanded);
  return entityOf(call.request, `${pathOf(requireResource(call))}/$entity`, wire, options);
}

const id = v.pipe(v.string(), v.toLowerCase());
const Opened = v.object({
  '@odata.type': v.literal(TYPE),
  data: v.object({ '@odata.type': v.literal(DATA), reviewDefinitionId: id, reviewInstanceId: id }),
});

/** Throws 409 unless the instance waits for data of this resource. */
export function postSession(call: Call): GraphResponse {
  const { context, request } = call;
  const { tenant } = request.caller;
  const resource = requireResource(call);
  const sent = v.safeParse(Opened, request.body);
  if (!sent.success) throw refusal('badBody');
  const { reviewDefinitionId: definitionId, reviewInstanceId: instanceId } = sent.output.data;
  const instance = findInstanceById(context.store, tenant.id, instanceId);
  if (instance?.definitionId !== definitionId) throw refusal('unknownInstance');
  const asked = customResourcesOf(context.store, tenant.id, instance).some((one) => one.id === resource.id);
  if (!asked || instance.status !== 'Initializing') throw refusal('uploadsClosed');
  const session = openSession(context.store, tenant.id, {
    catalogId: resource.catalogId,
    resourceId: resource.id,
    definitionId,
    instanceId,
    createdAt: tenantNow(tenant, context.clock).getTime(),
  });
  const body = {
    '@odata.context': metadata(request, `${pathOf(resource)}/$entity`),
    ...wireOf(call, session, true),
  };
  return { status: 201, body };
}

const File = v.tuple([v.object({ name: v.string(), content: v.string() })]);

/** Reads one CSV of a multipart request. */
export function postFile(call: Call): GraphResponse {
  const { context, request } = call;
  const session = requireSession(call);
  const sent = v.safeParse(File, request.body);
  if (!sent.success) throw refusal('badBody', 'Send one file as multipart/form-data.');
  const [{ name, content }] = sent.output;
  const rows = readCsv(content);
  if (typeof rows === 'string') throw refusal('badFile', `${rows}.`);
  const uploadedAt = tenantNow(request.caller.tenant, context.clock).getTime();
  addFile(context.store, session, { name, size: Buffer.byteLength(content), uploadedAt }, rows);
  return {
    status: 200,
    body: { '@odata.context': metadata(request, TYPE.slice(1)), ...wireOf(call, session, true) },
  };
}

const Closed = v.strictObject({ '@odata.type': v.optional(v.string()), isUploadDone: v.literal(true) });

export function patchSession(call: Call): GraphResponse {
  const session = requireSession(call);
  if (!v.is(Closed, call.request.body)) throw refusal('badBody', 'Only isUploadDone can be set, to true.');
  const closed = closeSession(call.context.store, session);
  return entityOf(call.request, `${pathOf(requireResource(call))}/$entity`, wireOf(call, closed, false));
}

export function deleteSession(call: Call): GraphResponse {
  removeSession(call.context.store, requireSession(call));
  return { status: 204 };
}
