import type { Exchange, Schema } from './check-answer';
import { typesSchema } from './types-schema';
import { v1Schema } from './v1-schema';

const V1_REVIEWS =
  /^\/identityGovernance\/(?:accessReviews|entitlementManagement\/catalogs\/[^/]+\/resources\/[^/]+\/uploadSessions)(?:\/|\?|$)/i;

/** The schema for an answer: the CSDL for v1.0 access reviews, Microsoft's types for everything else. */
export async function schemaOf({ version, path }: Pick<Exchange, 'version' | 'path'>): Promise<Schema> {
  return version === 'v1.0' && V1_REVIEWS.test(path) ? v1Schema() : typesSchema(version);
}
