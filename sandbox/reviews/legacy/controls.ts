import { randomUUID } from 'node:crypto';
import type { Context } from '../../core/context';
import type { Store } from '../../core/store';
import { type Tenant, tenantNow } from '../../core/tenants';
import type { Creator } from '../definitions';
import { record } from '../input/problem';
import { badBody, ObjectId, parseBody } from './body';
import { findProgram } from './programs';
import { legacyRefusal } from './refusals';
import { findLegacyReview, type LegacyReview } from './reviews';
import { CONTROL_TYPES } from './templates';

/** Links an access review to a program. https://learn.microsoft.com/graph/api/resources/programcontrol */
export interface ProgramControl {
  id: string;
  programId: string;
  controlTypeId: string;
  /** Tenant time, ms since 1970. */
  createdAt: number;
  /** The person who linked them. */
  owner: Creator;
  /** The linked review: the control's id is the review's. */
  review: LegacyReview;
}

interface Row {
  id: string;
  program_id: string;
  control_id: string;
  control_type_id: string;
  created_at: number;
  owner: string;
}

/** The control of a row; none where the review was deleted. */
function fromRow(store: Store, tenantId: string, row: Row): ProgramControl[] {
  const review = findLegacyReview(store, tenantId, row.control_id);
  if (!review) return [];
  return [
    {
      id: row.id,
      programId: row.program_id,
      controlTypeId: row.control_type_id,
      createdAt: row.created_at,
      owner: JSON.parse(row.owner) as Creator,
      review,
    },
  ];
}

/** The controls of a tenant, or of one of its programs, oldest first. */
export function listControls(store: Store, tenantId: string, programId?: string): ProgramControl[] {
  const ofProgram = programId === undefined ? '' : 'and program_id = ?';
  const sql = `select * from legacy_program_controls where tenant_id = ? ${ofProgram} order by seq`;
  const values = programId === undefined ? [tenantId] : [tenantId, programId];
  return store.all<Row>(sql, ...values).flatMap((row) => fromRow(store, tenantId, row));
}

const Sent = record({ controlId: ObjectId, controlTypeId: ObjectId, programId: ObjectId });

/** Reads the body of POST programControls. Throws 400 where there is no such program, review or type. */
export function readControl(
  store: Store,
  tenantId: string,
  body: unknown,
): Pick<ProgramControl, 'programId' | 'controlTypeId' | 'review'> {
  const { controlId, controlTypeId, programId } = parseBody(Sent, body);
  if (!CONTROL_TYPES.some(({ id }) => id === controlTypeId))
    throw badBody('controlTypeId', 'There is no such program control type');
  const review = findLegacyReview(store, tenantId, controlId);
  if (!review) throw badBody('controlId', 'There is no access review with this id');
  if (review.template.id !== controlTypeId)
    throw badBody('controlTypeId', 'The access review is of another type');
  if (!findProgram(store, tenantId, programId))
    throw badBody('programId', 'There is no program with this id');
  return { programId, controlTypeId, review };
}

/** Saves a link between a program and a review. */
export function createControl(
  context: Context,
  tenant: Tenant,
  link: ReturnType<typeof readControl>,
  owner: Creator,
): ProgramControl {
  const createdAt = tenantNow(tenant, context.clock).getTime();
  const control = { id: randomUUID(), ...link, createdAt, owner };
  const { definition, instance } = link.review;
  context.store.run(
    `insert into legacy_program_controls (tenant_id, id, program_id, control_id, control_type_id, created_at, owner)
     values (?, ?, ?, ?, ?, ?, ?)`,
    tenant.id,
    control.id,
    link.programId,
    (instance ?? definition).id,
    link.controlTypeId,
    createdAt,
    JSON.stringify(owner),
  );
  return control;
}

/** Removes a link. Throws 404 where there is none with this id. */
export function deleteControl(store: Store, tenantId: string, id: string): void {
  const sql = 'delete from legacy_program_controls where tenant_id = ? and id = ?';
  if (store.run(sql, tenantId, id.toLowerCase()) === 0) throw legacyRefusal('unknownControl');
}
