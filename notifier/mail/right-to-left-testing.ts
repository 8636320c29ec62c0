import { aDigest, anItem, aReview, LOOK, ownItem } from './digest-testing';
import { renderMail } from './render';
import { CATALOGUES, type Catalogue } from './texts';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשתאבגד';

/** The words of a message in Hebrew letters; arguments and tags keep their names. */
function turned(message: string): string {
  let depth = 0;
  return message.replace(/<[^>]*>|[{}]|[a-z]/gi, (found) => {
    if (found === '{') depth += 1;
    else if (found === '}') depth -= 1;
    // A branch of a plural is text again.
    else if (found.length === 1 && depth % 2 === 0)
      return HEBREW[LATIN.indexOf(found.toLowerCase())] ?? found;
    return found;
  });
}

type Tree = { [key: string]: string | Tree };
const turnedTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? turned(value) : turnedTree(value),
    ]),
  );

/**
 * English in Hebrew letters, in the catalogue's own shape: it isn't a language, but has the direction of one.
 */
const HEBREW_LETTERS = {
  he: turnedTree({ ...CATALOGUES.en }) as unknown as Catalogue,
};

/**
 * A digest with a question about the reader's own access and one about somebody
 * else's, written from right to left.
 */
export const rightToLeftMail = () =>
  renderMail(
    aDigest({ reviews: [aReview({ items: [ownItem(), anItem()] })] }),
    { ...LOOK, language: 'he-IL' },
    HEBREW_LETTERS,
  );
