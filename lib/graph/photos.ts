import { addresses } from './address';
import type { Graph } from './client';
import { type GraphAnswer, type GraphRequest, succeeded } from './message';
import { PortalProblem } from './problem';
import { saysNothing } from './tenant-knowledge';
import { asId } from './wire';

/** The media types that are shown, with the beginning of such a file in base64. */
const IMAGES: ReadonlyMap<string, string> = new Map([
  ['image/png', 'iVBORw0KGgo'],
  ['image/jpeg', '/9j/'],
]);
/** 48 × 48 pixels take a few thousand characters. */
const LONGEST = 100_000;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Photos as `data:` addresses, by the person's id. Null for a person without a photo; people who couldn't be asked
 * about are left out and may be asked about later. Call it only for people in view. Microsoft's least permission for
 * other people's photos is ProfilePhoto.Read.All; User.Read.All covers it.
 *
 * https://learn.microsoft.com/graph/api/profilephoto-get
 */
export async function readPhotos(graph: Graph, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (!graph.tenant.offers('photos')) return new Map();
  const asked = [...new Set(ids.flatMap((id) => asId(id) ?? []))];
  const requests = asked.map((id): [string, GraphRequest] => [
    id,
    { method: 'GET', address: addresses.photo(id) },
  ]);
  const answers = await graph.forExtras().readMany(new Map(requests));
  const photos = new Map<string, string | null>();
  for (const [id, answer] of answers) {
    if (answer instanceof PortalProblem) continue;
    if (saysNothing(answer.status)) graph.tenant.failed('photos', answer.status);
    else photos.set(id, photoIn(answer));
  }
  return photos;
}

/**
 * The photo in a part's answer. By its documentation Graph sends the bytes as base64url; anything else isn't a photo.
 */
function photoIn(answer: GraphAnswer): string | null {
  if (!succeeded(answer) || typeof answer.body !== 'string' || answer.body.length > LONGEST) return null;
  const type = answer.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const beginning = IMAGES.get(type);
  const data = answer.body.replace(/-/g, '+').replace(/_/g, '/');
  if (beginning === undefined || !data.startsWith(beginning) || !BASE64.test(data)) return null;
  return `data:${type};base64,${data}`;
}
