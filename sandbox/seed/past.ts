import type { Context } from '../core/context';
import type { Tenant } from '../core/tenants';
import { findUser } from '../directory/users';
import type { Decider } from '../reviews/recording';
import { userId } from './directory';

/** A seeded person as decisions name them. */
export function decider(context: Context, tenant: Tenant, alias: string): Decider {
  const user = findUser(context.store, tenant.id, userId(tenant, alias));
  if (!user) throw new Error(`${alias} is not seeded`);
  return user;
}

/** The same tenant some time ago (ms): what is done with it happens then. */
export function earlier(context: Context, ms: number): Context {
  return { ...context, clock: { now: () => context.clock.now() - ms } };
}
