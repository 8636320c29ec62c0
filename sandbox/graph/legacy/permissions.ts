import type { Call, Permission } from '../route';

const MEMBERSHIP = 'AccessReview.ReadWrite.Membership';
const READ_ALL = 'AccessReview.Read.All';
const WRITE_ALL = 'AccessReview.ReadWrite.All';

/**
 * Microsoft: applications only reach memberships; AccessReview.ReadWrite.All does not
 * open this API to applications.
 */
export const readReviews: Permission = {
  delegated: [READ_ALL, MEMBERSHIP, WRITE_ALL],
  application: [READ_ALL, MEMBERSHIP],
};
export const writeReviews: Permission = { delegated: [MEMBERSHIP, WRITE_ALL], application: [MEMBERSHIP] };
export const readOwnReviews: Permission = { ...readReviews, application: [] };

const PROGRAMS_WRITE = ['ProgramControl.ReadWrite.All'];
const PROGRAMS_READ = ['ProgramControl.Read.All', ...PROGRAMS_WRITE];

/** https://learn.microsoft.com/graph/api/program-list */
export const readPrograms: Permission = { delegated: PROGRAMS_READ, application: PROGRAMS_READ };
export const writePrograms: Permission = { delegated: PROGRAMS_WRITE, application: PROGRAMS_WRITE };

/**
 * Whether the token's permission covers more than memberships of groups and applications: directory roles
 * too. https://learn.microsoft.com/graph/permissions-reference#accessreviewreadwritemembership
 */
export function reachesBeyondMemberships({ request: { caller, method } }: Call): boolean {
  const held = caller.userId === null ? caller.roles : caller.scopes;
  const wanted = method === 'GET' ? [READ_ALL, WRITE_ALL] : [WRITE_ALL];
  return wanted.some((permission) => held.has(permission));
}
