import type { GraphResponse } from '../../core/graph-message';
import { TEMPLATES } from '../../reviews/legacy/templates';
import { readOptions } from '../odata/query-options';
import { requireReaderRole } from '../reviews/access';
import type { Call } from '../route';
import { listOf, PAGE_OPTIONS } from './lists';

/** https://learn.microsoft.com/graph/api/businessflowtemplate-list */
export function getFlowTemplates(call: Call): GraphResponse {
  const options = readOptions(call.request.query, PAGE_OPTIONS);
  requireReaderRole(call);
  return listOf(call.request, options, 'businessFlowTemplates', TEMPLATES, ({ id, displayName }) => ({
    id,
    displayName,
  }));
}
