import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Store } from '../../core/store';
import { guidOf } from '../../directory/guid';
import { record } from '../input/problem';
import { Name, parseBody } from './body';
import { legacyRefusal } from './refusals';

/** A container of program controls. https://learn.microsoft.com/graph/api/resources/program */
export interface Program {
  id: string;
  displayName: string;
  description: string;
}

const SELECT = 'select id, display_name as displayName, description from legacy_programs where tenant_id = ?';
const INSERT = 'insert into legacy_programs (tenant_id, id, display_name, description) values (?, ?, ?, ?)';

const defaultId = (tenantId: string): string => guidOf(tenantId, 'program', 'default');

/** Creates the default program, which every tenant with access reviews has (Microsoft). */
function ensureDefault(store: Store, tenantId: string): void {
  const id = defaultId(tenantId);
  if (store.get('select 1 as yes from legacy_programs where tenant_id = ? and id = ?', tenantId, id)) return;
  store.run(INSERT, tenantId, id, 'Default program', 'Default program');
}

/** The programs of a tenant, including the default one. */
export function listPrograms(store: Store, tenantId: string): Program[] {
  ensureDefault(store, tenantId);
  return store.all<Program>(`${SELECT} order by seq`, tenantId);
}

/** The program with this id. */
export function findProgram(store: Store, tenantId: string, id: string): Program | undefined {
  ensureDefault(store, tenantId);
  return store.get<Program>(`${SELECT} and id = ?`, tenantId, id.toLowerCase());
}

const Sent = record({ displayName: Name, description: v.nullish(v.string(), '') });
const Change = record({ displayName: v.optional(Name), description: v.optional(v.nullable(v.string())) });

/** Reads the body of POST programs and saves the program. Throws 400. */
export function createProgram(store: Store, tenantId: string, body: unknown): Program {
  const program = { id: randomUUID(), ...parseBody(Sent, body) };
  ensureDefault(store, tenantId);
  store.run(INSERT, tenantId, program.id, program.displayName, program.description);
  return program;
}

/** Reads the body of PATCH programs and changes name or description. Throws 400. */
export function updateProgram(store: Store, tenantId: string, program: Program, body: unknown): void {
  const change = parseBody(Change, body);
  const description = change.description === undefined ? program.description : (change.description ?? '');
  store.run(
    'update legacy_programs set display_name = ?, description = ? where tenant_id = ? and id = ?',
    change.displayName ?? program.displayName,
    description,
    tenantId,
    program.id,
  );
}

/**
 * Deletes a program. Microsoft: neither the default program nor a program with linked reviews can
 * be deleted. Throws 400 or 409.
 */
export function deleteProgram(
  store: Store,
  tenantId: string,
  program: Program,
  controls: readonly unknown[],
): void {
  if (program.id === defaultId(tenantId)) throw legacyRefusal('defaultProgram');
  if (controls.length > 0) throw legacyRefusal('programInUse');
  store.run('delete from legacy_programs where tenant_id = ? and id = ?', tenantId, program.id);
}
