import type { Mail } from '../mail/digest';

export const mailTo = (address: string, over: Partial<Mail> = {}): Mail => ({
  from: { displayName: 'Contoso', address: 'reviews@contoso.com' },
  to: { displayName: 'Adèle Vance', address },
  subject: '3 people and your own access to review by Friday – Zugänge prüfen',
  html: '<p>Zugänge</p>',
  text: 'Zugänge',
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  messageId: '<one@contoso.com>',
  references: ['<thread@contoso.com>'],
  ...over,
});
