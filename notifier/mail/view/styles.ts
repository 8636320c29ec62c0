import type { CSSProperties } from 'react';
import { DARK, LIGHT } from '../colours';

/**
 * The styles name neither left nor right, so that they also fit a mail that is written from right to left.
 */
const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const text: CSSProperties = { margin: '0 0 8px', fontSize: 16, lineHeight: '24px', color: LIGHT.ink };

export const STYLES = {
  body: { margin: 0, padding: 0, fontFamily: SANS },
  // Not on the body: its background is written twice, and dark mode can't reach the inner one.
  paper: { padding: '16px 8px 32px', backgroundColor: LIGHT.paper },
  container: { maxWidth: 600, margin: '0 auto' },
  stripe: { height: 6, fontSize: 0, lineHeight: 0 },
  kicker: { ...text, margin: '20px 0 4px', fontSize: 14, lineHeight: '20px', color: LIGHT.quiet },
  title: { ...text, margin: '0 0 16px', fontSize: 24, lineHeight: '31px', fontWeight: 650 },
  heading: { ...text, margin: '28px 0 6px', fontSize: 18, lineHeight: '25px', fontWeight: 650 },
  card: {
    margin: '12px 0 0',
    backgroundColor: LIGHT.card,
    border: `1px solid ${LIGHT.line}`,
    borderRadius: 12,
  },
  inside: { padding: '16px 16px 8px' },
  question: { ...text, margin: '0 0 4px', fontSize: 17, lineHeight: '24px', fontWeight: 650 },
  text,
  quiet: { ...text, margin: '0 0 6px', fontSize: 14, lineHeight: '21px', color: LIGHT.quiet },
  strong: { color: LIGHT.ink, fontWeight: 600 },
  answers: { margin: '12px 0 8px' },
  gap: { width: 10, fontSize: 0 },
  answer: {
    padding: '12px 26px',
    border: `1px solid ${LIGHT.edge}`,
    borderRadius: 8,
    backgroundColor: LIGHT.card,
    color: LIGHT.ink,
    fontSize: 16,
    fontWeight: 600,
    textAlign: 'center',
  },
  primary: {
    margin: '6px 0 8px',
    padding: '13px 24px',
    borderRadius: 8,
    fontSize: 16,
    fontWeight: 600,
    textAlign: 'center',
  },
  link: { color: LIGHT.ink, textDecoration: 'underline' },
  rule: { margin: '32px 0 16px', borderColor: LIGHT.line, borderTopColor: LIGHT.line },
} as const satisfies Record<string, CSSProperties>;

/**
 * For programs with a dark mode that reads styles from a mail; other programs change the colours themselves.
 */
export const DARK_MODE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
.page{background-color:${LIGHT.paper}}
@media (prefers-color-scheme:dark){
.page,.paper{background-color:${DARK.paper}!important}
.card{background-color:${DARK.card}!important;border-color:${DARK.line}!important}
.ink{color:${DARK.ink}!important}
.quiet{color:${DARK.quiet}!important}
.answer{background-color:${DARK.card}!important;color:${DARK.ink}!important;border-color:${DARK.edge}!important}
.rule{border-color:${DARK.line}!important}
}`;
