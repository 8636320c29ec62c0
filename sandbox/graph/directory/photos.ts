import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { hasPhoto } from '../../directory/photos';
import { portrait } from '../../directory/portrait';
import type { User } from '../../directory/users';
import { refusal } from '../../reviews/refusals';
import { readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import { holdsOne, OTHERS_PHOTOS } from './permissions';
import { requirePerson } from './users';

/** https://learn.microsoft.com/graph/api/profilephoto-get#path-parameters */
const SIZES = [48, 64, 96, 120, 240, 360, 432, 504, 648];
/** What everybody with a photo uploaded; larger ones are not there, and then the largest smaller one is given. */
const UPLOADED = 240;

function sideOf({ ids }: Call): number {
  if (ids.size === undefined) return UPLOADED;
  const side = SIZES.find((known) => ids.size?.toLowerCase() === `${known}x${known}`);
  if (side === undefined) throw new GraphProblem(400, 'BadRequest', `'${ids.size}' is not a size of photos.`);
  return Math.min(side, UPLOADED);
}

function photoAnswer(call: Call, user: User): GraphResponse {
  readOptions(call.request.query, []);
  const side = sideOf(call);
  if (!hasPhoto(call.context.store, call.request.caller.tenant.id, user.id))
    throw new GraphProblem(404, 'ImageNotFound', 'The photo wasn’t found.');
  return { status: 200, headers: { 'Content-Type': 'image/png' }, body: portrait(user.id, side) };
}

export function getMyPhoto(call: Call): GraphResponse {
  return photoAnswer(call, requirePerson(call, requireUser(call)));
}

/** The bytes of a person's photo; without one 404, as Microsoft's page says. */
export function getPhoto(call: Call): GraphResponse {
  const user = requirePerson(call, call.ids.user ?? '');
  if (user.id !== call.request.caller.userId && !holdsOne(call, OTHERS_PHOTOS))
    throw refusal('missingPermission');
  return photoAnswer(call, user);
}
