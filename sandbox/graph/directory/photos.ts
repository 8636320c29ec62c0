import { GraphProblem, type GraphResponse } from '../../core/graph-message';
import { hasPhoto } from '../../directory/photos';
import { portrait } from '../../directory/portrait';
import type { User } from '../../directory/users';
import { refusal } from '../../reviews/refusals';
import { entityOf, pageOf } from '../odata/collection';
import { readOptions } from '../odata/query-options';
import { type Call, requireUser } from '../route';
import type { Wire } from '../wire';
import { holdsOne, OTHERS_PHOTOS } from './permissions';
import { requirePerson } from './users';

/** https://learn.microsoft.com/graph/api/profilephoto-get#path-parameters */
const SIZES = [48, 64, 96, 120, 240, 360, 432, 504, 648];
/** The size of every uploaded photo; a request for a larger one returns the largest that exists. */
const UPLOADED = 240;

const noPhoto = () => new GraphProblem(404, 'ImageNotFound', 'The photo wasn’t found.');

function sideOf({ ids }: Call): number {
  if (ids.size === undefined) return UPLOADED;
  const side = SIZES.find((known) => ids.size?.toLowerCase() === `${known}x${known}`);
  if (side === undefined) throw new GraphProblem(400, 'BadRequest', `'${ids.size}' is not a size of photos.`);
  return Math.min(side, UPLOADED);
}

function photoWire(side: number): Wire {
  return { id: `${side}x${side}`, height: side, width: side };
}

/** The available sizes of a photo, smallest first. https://learn.microsoft.com/graph/api/profilephoto-get */
function sizesAnswer(call: Call, user: User): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  const has = hasPhoto(call.context.store, call.request.caller.tenant.id, user.id);
  const value = has ? SIZES.filter((side) => side <= UPLOADED).map(photoWire) : [];
  const list = { context: `users('${user.id}')/photos`, total: value.length, value, countUnasked: false };
  return pageOf(call.request, { ...options, top: SIZES.length }, list);
}

/** The photo's properties, without its bytes. */
function aboutAnswer(call: Call, user: User): GraphResponse {
  const options = readOptions(call.request.query, ['$select']);
  if (!hasPhoto(call.context.store, call.request.caller.tenant.id, user.id)) throw noPhoto();
  return entityOf(call.request, `users('${user.id}')/photo/$entity`, photoWire(sideOf(call)), options);
}

function photoAnswer(call: Call, user: User): GraphResponse {
  readOptions(call.request.query, []);
  const side = sideOf(call);
  if (!hasPhoto(call.context.store, call.request.caller.tenant.id, user.id)) throw noPhoto();
  return { status: 200, headers: { 'Content-Type': 'image/png' }, body: portrait(user.id, side) };
}

const ofMe = (answer: typeof photoAnswer) => (call: Call) =>
  answer(call, requirePerson(call, requireUser(call)));

const ofPerson = (answer: typeof photoAnswer) => (call: Call) => {
  const user = requirePerson(call, call.ids.user ?? '');
  if (user.id !== call.request.caller.userId && !holdsOne(call, OTHERS_PHOTOS))
    throw refusal('missingPermission');
  return answer(call, user);
};

/** The bytes of a person's photo; 404 without one, as Microsoft's page says. */
export const getPhoto = ofPerson(photoAnswer);
export const getMyPhoto = ofMe(photoAnswer);
export const getAboutPhoto = ofPerson(aboutAnswer);
export const getAboutMyPhoto = ofMe(aboutAnswer);
export const getPhotos = ofPerson(sizesAnswer);
export const getMyPhotos = ofMe(sizesAnswer);
