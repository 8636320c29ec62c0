import type { GraphResponse } from '../../core/graph-message';
import {
  createControl,
  deleteControl,
  listControls,
  type ProgramControl,
  readControl,
} from '../../reviews/legacy/controls';
import {
  createProgram,
  deleteProgram,
  findProgram,
  listPrograms,
  type Program,
  updateProgram,
} from '../../reviews/legacy/programs';
import { legacyRefusal } from '../../reviews/legacy/refusals';
import { contentOf, isOver } from '../../reviews/legacy/reviews';
import { CONTROL_TYPES, findEntity } from '../../reviews/legacy/templates';
import { entityOf, metadata } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import { deciderOf, requireManagerRole, requireReaderRole } from '../reviews/access';
import { sevenDigits } from '../reviews/wire-definition';
import type { Call } from '../route';
import type { Wire } from '../wire';
import { listOf, PAGE_OPTIONS } from './lists';

const PROGRAMS = 'programs';
const CONTROLS = 'programControls';
const DONE: GraphResponse = { status: 204 };

const programWire = ({ id, displayName, description }: Program): Wire => ({ id, displayName, description });

/** Throws 404 unless the path's program is in the caller's tenant. */
function requireProgram({ context, request, ids }: Call): Program {
  const program = findProgram(context.store, request.caller.tenant.id, ids.program ?? '');
  if (!program) throw legacyRefusal('unknownProgram');
  return program;
}

/** A control as Graph writes it; its name, state and subject come from its review. */
function controlWire({ context, request }: Call, control: ProgramControl): Wire {
  const { review, owner } = control;
  const { kind } = review.template;
  const entity = findEntity(context.store, request.caller.tenant.id, kind, review.entityId);
  return {
    id: control.id,
    controlId: (review.instance ?? review.definition).id,
    programId: control.programId,
    controlTypeId: control.controlTypeId,
    displayName: contentOf(review).displayName,
    status: isOver(review) ? 'Completed' : 'Active',
    createdDateTime: sevenDigits(control.createdAt),
    owner: { id: owner.id, displayName: owner.displayName, userPrincipalName: owner.userPrincipalName },
    resource: {
      id: review.entityId,
      displayName: entity?.displayName ?? null,
      type: kind === 'application' ? 'App' : 'Group',
    },
  };
}

function controlList(call: Call, path: string, programId?: string): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, PAGE_OPTIONS);
  const all = listControls(context.store, request.caller.tenant.id, programId);
  return listOf(request, options, path, all, (control) => controlWire(call, control));
}

/** https://learn.microsoft.com/graph/api/program-list */
export function getPrograms(call: Call): GraphResponse {
  const { context, request } = call;
  const options = readOptions(request.query, PAGE_OPTIONS);
  requireReaderRole(call);
  const all = listPrograms(context.store, request.caller.tenant.id);
  return listOf(request, options, PROGRAMS, all, programWire);
}

export function getProgram(call: Call): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  requireReaderRole(call);
  return entityOf(call.request, `${PROGRAMS}/$entity`, programWire(requireProgram(call)), options);
}

/** https://learn.microsoft.com/graph/api/program-create */
export function postProgram(call: Call): GraphResponse {
  const { context, request } = call;
  requireManagerRole(call);
  const program = createProgram(context.store, request.caller.tenant.id, request.body);
  const body = { '@odata.context': metadata(request, `${PROGRAMS}/$entity`), ...programWire(program) };
  return { status: 201, body };
}

/** https://learn.microsoft.com/graph/api/program-update */
export function patchProgram(call: Call): GraphResponse {
  const { context, request } = call;
  const program = requireProgram(call);
  requireManagerRole(call);
  updateProgram(context.store, request.caller.tenant.id, program, request.body);
  return DONE;
}

/** https://learn.microsoft.com/graph/api/program-delete */
export function removeProgram(call: Call): GraphResponse {
  const { store } = call.context;
  const tenantId = call.request.caller.tenant.id;
  const program = requireProgram(call);
  requireManagerRole(call);
  deleteProgram(store, tenantId, program, listControls(store, tenantId, program.id));
  return DONE;
}

/** https://learn.microsoft.com/graph/api/program-listcontrols */
export function getProgramControls(call: Call): GraphResponse {
  const { id } = requireProgram(call);
  requireReaderRole(call);
  return controlList(call, `${PROGRAMS}('${id}')/controls`, id);
}

/** https://learn.microsoft.com/graph/api/programcontrol-list */
export function getControls(call: Call): GraphResponse {
  requireReaderRole(call);
  return controlList(call, CONTROLS);
}

/** https://learn.microsoft.com/graph/api/programcontrol-create */
export function postControl(call: Call): GraphResponse {
  const { context, request } = call;
  const { tenant } = request.caller;
  requireManagerRole(call);
  const link = readControl(context.store, tenant.id, request.body);
  const control = createControl(context, tenant, link, deciderOf(call));
  const body = { '@odata.context': metadata(request, `${CONTROLS}/$entity`), ...controlWire(call, control) };
  return { status: 201, body };
}

/** https://learn.microsoft.com/graph/api/programcontrol-delete */
export function removeControl(call: Call): GraphResponse {
  const { context, request, ids } = call;
  requireManagerRole(call);
  deleteControl(context.store, request.caller.tenant.id, ids.control ?? '');
  return DONE;
}

/** https://learn.microsoft.com/graph/api/programcontroltype-list */
export function getControlTypes(call: Call): GraphResponse {
  const options = readOptions(call.request.query, PAGE_OPTIONS);
  requireReaderRole(call);
  return listOf(call.request, options, 'programControlTypes', CONTROL_TYPES, (type) => ({ ...type }));
}
