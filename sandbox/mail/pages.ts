import { Hono } from 'hono';
import type { Context } from '../core/context';
import { defaultTenant } from '../core/default-tenant';
import { findTenant, type Tenant } from '../core/tenants';
import { findUser } from '../directory/users';
import { tick } from '../reviews/lifecycle';
import { hostBody } from './host-letter';
import { findMail } from './mailbox';
import { boxesPage, boxPage, letterPage, missing } from './views';

/**
 * The mailboxes as web pages: `/mail` (the default tenant's), `/mail/{tenant}`, `/mail/{tenant}/{user
 * principal name}`, `/mail/{tenant}/{user principal name}/{mail}`, and the HTML of a host's mail at `…/body`;
 * long lists have more pages, `?page=2`. The caller of these routes has already checked the peer.
 */
export function mailPages(context: Context): Hono {
  const app = new Hono();
  const upToDate = (tenant: Tenant | undefined) => {
    if (tenant) tick(context, tenant);
    return tenant;
  };
  const find = (name: string) => upToDate(findTenant(context.store, name));

  app.get('/mail', (c) => {
    const tenant = upToDate(defaultTenant(context.store));
    return tenant ? boxesPage(context, tenant, c.req.query('page')) : missing('There is no tenant yet.');
  });
  app.get('/mail/:tenant', (c) => {
    const tenant = find(c.req.param('tenant'));
    return tenant ? boxesPage(context, tenant, c.req.query('page')) : missing('There is no such tenant.');
  });
  app.get('/mail/:tenant/:user', (c) => {
    const tenant = find(c.req.param('tenant'));
    const user = tenant && findUser(context.store, tenant.id, c.req.param('user'));
    return user ? boxPage(context, tenant, user, c.req.query('page')) : missing('There is no such mailbox.');
  });
  app.get('/mail/:tenant/:user/:mail', (c) => {
    const tenant = find(c.req.param('tenant'));
    const user = tenant && findUser(context.store, tenant.id, c.req.param('user'));
    return user
      ? letterPage(context, tenant, user, c.req.param('mail'))
      : missing('There is no such message.');
  });
  app.get('/mail/:tenant/:user/:mail/body', (c) => {
    const tenant = find(c.req.param('tenant'));
    const user = tenant && findUser(context.store, tenant.id, c.req.param('user'));
    const found = user && findMail(context, tenant, user, c.req.param('mail'));
    return found?.mail.kind === 'host' ? hostBody(found.mail) : missing('There is no such message.');
  });
  return app;
}
