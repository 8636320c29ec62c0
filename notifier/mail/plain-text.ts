import { toPlainText } from '@react-email/render';

const BLOCK = { leadingLineBreaks: 2, trailingLineBreaks: 2 };

/** The same mail without markup: every word of it, and every link after its text. */
export function plainText(html: string): string {
  return toPlainText(html, {
    wordwrap: false,
    selectors: [
      ...['h1', 'h2', 'h3'].map((selector) => ({
        selector,
        options: { ...BLOCK, leadingLineBreaks: 3, uppercase: false },
      })),
      { selector: 'p', options: BLOCK },
      { selector: 'hr', format: 'horizontalLine', options: { ...BLOCK, length: 40 } },
    ],
  });
}
