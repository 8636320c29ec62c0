/**
 * Tenant strings on their way to the screen. Unicode's "default ignorable" characters draw nothing and can reorder or
 * hide what stands around them: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const SPACING = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
const VARIATION = /\p{Variation_Selector}/u;
const JOINER = /[\u200c\u200d]/;
/** What joiners may follow: letters of scripts whose spelling needs them (Arabic, the Indic ones), and emoji. */
const JOINED =
  /(?:[\p{Script=Arabic}\p{Script=Syriac}\u0900-\u0dff\p{Script=Khmer}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\p{Variation_Selector})$/u;

/** Longest text shown in one place, in characters; descriptions end at 256 and names well before. */
export const TEXT_LIMIT = 512;

/** Ends of sentences, in any script. */
const ENDED = /[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}"']?$/u;

/** A tenant's text as a sentence among others: with a full stop where nothing ends it. */
export function asSentence(text: string): string {
  return text === '' || ENDED.test(text) ? text : `${text}.`;
}

/**
 * Makes a tenant's text safe to show as plain text: NFC, line breaks as spaces, control, bidirectional and zero-width
 * characters written out as `[U+202E]`, cut after `limit` characters. Nothing visible gives ''.
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

/** Whether a reader would see anything at all. */
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
