import { formatList } from '../../lib/format';
import { safeText } from '../../lib/review/text';
import { counted, upperFirst } from './counting';
import type { Digest, Thanks } from './digest';
import { accessName, LIMITS, safeName } from './names';
import type { Texts } from './texts';
import { byWhen, dayOf } from './when';

/** What waits, how many, and until when: `3 people and your own access to review by Friday`. */
export function digestSubject(texts: Texts, { reviews, now }: Digest): string {
  const { mail, reader } = texts;
  const items = reviews.flatMap((review) => review.items);
  const own = items.filter((item) => item.own);
  const others = items.filter((item) => !item.own);
  const [first = now] = reviews.map(({ endsAt }) => endsAt).sort((a, b) => Date.parse(a) - Date.parse(b));
  const when = byWhen(texts, first, now);
  const [only] = own;
  if (only && own.length === 1 && others.length === 0) {
    const { resource } = only;
    return resource
      ? mail('subject.ownQuestion', {
          resource: accessName(texts, resource, (text) => safeName(text, LIMITS.subject)),
          when,
        })
      : mail('subject.ownQuestionUnnamed', { when });
  }
  const what = formatList(
    [
      ...(others.length > 0 ? [counted(texts, others)] : []),
      ...(own.length > 0 ? [mail('subject.own', { count: own.length })] : []),
    ],
    reader,
  );
  const days = new Set(reviews.map(({ endsAt }) => dayOf(endsAt, reader)));
  return mail(days.size > 1 ? 'subject.waitsFirst' : 'subject.waits', {
    what: upperFirst(what),
    when,
  });
}

export function thanksSubject({ mail, portal }: Texts, { review }: Thanks): string {
  const name = safeName(safeText(review.displayName), LIMITS.subject);
  return mail('subject.thanks', { review: name || portal('headings.review') });
}
