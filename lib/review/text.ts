/**
 * Makes a tenant's strings safe to show. Unicode's "default ignorable" characters are invisible and can reorder or hide
 * the characters around them.
 *
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const SPACING = /[\t-\r\u0085\u2028\u2029]+/gu;
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
const VARIATION = /\p{Variation_Selector}/u;
const JOINER = /[\u200c\u200d]/;
/** What a joiner may follow: letters of scripts whose spelling needs joiners (Arabic, the Indic scripts), and emoji. */
const JOINED =
  /(?:[\p{Script=Arabic}\p{Script=Syriac}\u0900-\u0dff\p{Script=Khmer}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\p{Variation_Selector})$/u;

/** The longest text shown in one place, in characters; descriptions have at most 256 characters and names fewer. */
export const TEXT_LIMIT = 512;

/** The end of a sentence, in any script. */
const ENDED = /[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}"']?$/u;

/** A tenant's text as a sentence: adds a full stop where the text has no end mark. */
export function asSentence(text: string): string {
  return text === '' || ENDED.test(text) ? text : `${text}.`;
}

/**
 * Makes a tenant's text safe to show as plain text: normalises it to NFC, turns line breaks into spaces, writes
 * control, bidirectional and zero-width characters as `[U+202E]`, and cuts it after `limit` characters. A text without
 * visible characters gives ''.
 */
export function safeText(text: string | null | undefined, limit = TEXT_LIMIT): string {
  if (!text || !hasVisibleCharacter(text)) return '';
  const shown = text
    .slice(0, limit * 4)
    .normalize('NFC')
    .replace(SPACING, ' ')
    .replace(INVISIBLE, writeOut)
    .trim();
  return cut(shown, limit);
}

/** Whether a text has any visible character. */
export function hasVisibleCharacter(text: string): boolean {
  return text.replace(/\p{White_Space}/gu, '').replace(INVISIBLE, '') !== '';
}

function writeOut(character: string, offset: number, whole: string): string {
  const before = whole.slice(Math.max(0, offset - 2), offset);
  if (VARIATION.test(character) && /\S$/u.test(before)) return character;
  if (JOINER.test(character) && JOINED.test(before)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${code}]`;
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
