import { randomUUID } from 'node:crypto';
import { Hono, type Context as HttpCall } from 'hono';
import type { Context } from '../../core/context';
import { findTenant, type Tenant, tenantNow } from '../../core/tenants';
import { findHistoryInstance } from '../../reviews/history/instances';
import { findLink, type HistoryLink } from '../../reviews/history/links';
import { reportOf } from '../../reviews/history/pieces';
import { tick } from '../../reviews/lifecycle';

const STATUS = { AuthenticationFailed: 403, BlobNotFound: 404 } as const;

const gmt = (at: number): string => `[${new Date(at).toUTCString()}]`;

/**
 * A refusal in the form of Azure's blob storage, where Microsoft stores these files: XML, with the code in a
 * header too. https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2
 */
function refused(code: keyof typeof STATUS, message: string, detail = ''): Response {
  const more = detail && `<AuthenticationErrorDetail>${detail}</AuthenticationErrorDetail>`;
  const error = `<Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`;
  return new Response(`<?xml version="1.0" encoding="utf-8"?>${error}`, {
    status: STATUS[code],
    headers: {
      'content-type': 'application/xml',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-ms-error-code': code,
      'x-ms-request-id': randomUUID(),
    },
  });
}

/** The file name for every browser: in plain letters, and the exact name beside it (RFC 6266). */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\w .-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

function deliver(context: Context, tenant: Tenant, link: HistoryLink): Response {
  const now = tenantNow(tenant, context.clock).getTime();
  if (now >= link.expiresAt)
    return refused(
      'AuthenticationFailed',
      'The signature is not valid at this time.',
      `Start ${gmt(link.createdAt)} - Expiry ${gmt(link.expiresAt)} - Current ${gmt(now)}`,
    );
  tick(context, tenant);
  const instance = findHistoryInstance(context.store, link.instanceSeq);
  if (!instance) return refused('BlobNotFound', 'The data of this review history is deleted.');
  return new Response(reportOf(context.store, instance), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(instance.bytes),
      'content-disposition': disposition(link.fileName),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

function download(context: Context, call: HttpCall, file: string): Response {
  const link = findLink(context.store, call.req.query('sig') ?? '');
  const tenant = link?.fileName === file ? findTenant(context.store, link.tenantId) : undefined;
  if (!link || !tenant) return refused('AuthenticationFailed', 'The signature is not that of this file.');
  return deliver(context, tenant, link);
}

/**
 * Answers `GET /history/{file}?…&sig=…`, the address of download links. No token is needed: as with
 * Microsoft's links, everybody who has the link can read the file, for 24 hours of the tenant's clock.
 */
export function historyDownload(context: Context): Hono {
  const app = new Hono();
  app.get('/history/:file', (call) => download(context, call, call.req.param('file')));
  return app;
}
