import type { Context } from '../core/context';
import type { Tenant } from '../core/tenants';
import { findUser } from '../directory/users';
import type { Decider } from '../reviews/recording';
import { userId } from './directory';

/** A seeded person in the form in which decisions name them. */
export function decider(context: Context, tenant: Tenant, alias: string): Decider {
  const user = findUser(context.store, tenant.id, userId(tenant, alias));
  if (!user) throw new Error(`${alias} is not seeded`);
  return user;
}

/** A context whose clock is `ms` earlier: actions with it happen at that time. */
export function earlier(context: Context, ms: number): Context {
  return { ...context, clock: { now: () => context.clock.now() - ms } };
}
