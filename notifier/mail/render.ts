import { routes } from '../../lib/routes';
import type { Digest, Mail, MailLook, Thanks } from './digest';

/** Makes the mail of a digest, or of the word at the end. */
export async function renderMail(content: Digest | Thanks, look: MailLook): Promise<Mail> {
  const { person } = content;
  const reviews = content.kind === 'digest' ? content.reviews : [content.review];
  const lines = reviews.map(
    (review) =>
      `${review.displayName}: ${look.portal}${content.kind === 'digest' ? routes.review(review) : routes.receipt(review)}`,
  );
  const escaped = (text: string) => text.replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return {
    from: look.from,
    to: { displayName: person.displayName, address: person.address },
    subject: content.kind === 'digest' ? 'Access to review' : 'Thank you',
    html: `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`,
    text: lines.join('\n'),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    messageId: `<${crypto.randomUUID()}@${look.from.address.split('@')[1]}>`,
    references: [],
  };
}
