import type { GraphResponse } from '../../core/graph-message';
import type { Call } from '../route';
import { directoryRefusal } from './refusals';

/**
 * The answer of `…/$count`: a number as text. Graph accepts it as an advanced query only; throws 400 without
 * the header. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function countAnswer({ request }: Call, count: number): GraphResponse {
  if (request.headers.get('consistencylevel')?.toLowerCase() !== 'eventual')
    throw directoryRefusal('needsEventual');
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(count) };
}
