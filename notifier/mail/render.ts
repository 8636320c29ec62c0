import { render } from '@react-email/render';
import { createElement } from 'react';
import { arrange, MAX_LISTED } from './arrange';
import { doubtCounts } from './counting';
import type { Digest, Mail, MailLook, Thanks } from './digest';
import { headerAddress, NO_REPLIES, threadIds } from './headers';
import { linksFor } from './links';
import { plainText } from './plain-text';
import { digestSubject, thanksSubject } from './subject';
import { CATALOGUES, type Texts, textsFor } from './texts';
import { DigestView } from './view/digest-view';
import { ThanksView } from './view/thanks-view';
import { dayOf } from './when';

/** Gmail cuts mails longer than 102 kB, and with them the end of the mail. */
const MAX_BYTES = 100_000;

/** The number of listed items to try: fewer where all names would make the mail too long. */
const LISTED_LIMITS = [MAX_LISTED, 2, 0];

interface RenderContext {
  texts: Texts;
  look: MailLook;
  subject: string;
}

/**
 * Renders a mail: HTML and plain text of one content, with its headers. A tenant's or a host's text never
 * becomes markup or a header, and whatever it contains, the HTML has at most 100 kB.
 */
export async function renderMail(
  content: Digest | Thanks,
  look: MailLook,
  catalogues: Parameters<typeof textsFor>[2] = CATALOGUES,
): Promise<Mail> {
  const texts = textsFor(look.language, content.timeZone, catalogues);
  const subject = content.kind === 'digest' ? digestSubject(texts, content) : thanksSubject(texts, content);
  const html = await shortEnough(content, { texts, look, subject });
  const from = headerAddress(look.from);
  return {
    from,
    to: headerAddress(content.person),
    subject,
    html,
    text: plainText(html),
    headers: { ...NO_REPLIES, 'Content-Language': texts.language },
    ...threadIds(content, from),
  };
}

async function shortEnough(content: Digest | Thanks, written: RenderContext): Promise<string> {
  let html = '';
  for (const room of LISTED_LIMITS) {
    html = await render(viewOf(content, written, room));
    if (Buffer.byteLength(html) <= MAX_BYTES) return html;
  }
  return html;
}

function viewOf(content: Digest | Thanks, { texts, look, subject }: RenderContext, room: number) {
  const common = { texts, look, subject, links: linksFor(look, content.person), dir: texts.dir };
  if (content.kind === 'thanks') return createElement(ThanksView, { ...common, content });
  const arranged = arrange(content, room);
  return createElement(DigestView, { ...common, content, arranged, preview: previewOf(texts, content) });
}

/** The preview text beside the subject: the exact deadline, and whom to look at first. */
function previewOf(texts: Texts, { reviews }: Digest): string {
  const [first] = [...reviews].sort((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt));
  if (!first) return '';
  const due = texts.portal.markup('due.due', { when: () => dayOf(first.endsAt, texts.reader) });
  const doubts = doubtCounts(
    texts,
    first,
    first.items.filter((item) => !item.own),
  );
  return [`${due}.`, doubts.length > 0 && `${doubts.join(' · ')}.`].filter(Boolean).join(' ');
}
