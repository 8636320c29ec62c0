import { render } from '@react-email/render';
import { createElement } from 'react';
import { arrange, MOST_LISTED } from './arrange';
import { doubtCounts } from './counting';
import type { Digest, Mail, MailLook, Thanks } from './digest';
import { headed, NO_REPLIES, threading } from './headers';
import { linksFor } from './links';
import { plainText } from './plain-text';
import { digestSubject, thanksSubject } from './subject';
import { CATALOGUES, type Texts, textsFor } from './texts';
import { DigestView } from './view/digest-view';
import { ThanksView } from './view/thanks-view';
import { dayOf } from './when';

/** Gmail cuts what is longer than 102 kB, and with it the end of the mail. */
const MOST_BYTES = 100_000;

/** How many items are listed: fewer where the names of all would make the mail too long. */
const ROOM = [MOST_LISTED, 2, 0];

interface Written {
  texts: Texts;
  look: MailLook;
  subject: string;
}

/**
 * Makes a mail: HTML and plain text of one content, with its headers. What a tenant or a host wrote is neither markup nor
 * a header in it, and whatever they wrote the HTML has at most 100 kB.
 */
export async function renderMail(
  content: Digest | Thanks,
  look: MailLook,
  catalogues: Parameters<typeof textsFor>[2] = CATALOGUES,
): Promise<Mail> {
  const texts = textsFor(look.language, content.timeZone, catalogues);
  const subject = content.kind === 'digest' ? digestSubject(texts, content) : thanksSubject(texts, content);
  const html = await shortEnough(content, { texts, look, subject });
  const from = headed(look.from);
  return {
    from,
    to: headed(content.person),
    subject,
    html,
    text: plainText(html),
    headers: { ...NO_REPLIES, 'Content-Language': texts.language },
    ...threading(content, from),
  };
}

async function shortEnough(content: Digest | Thanks, written: Written): Promise<string> {
  let html = '';
  for (const room of ROOM) {
    html = await render(viewOf(content, written, room));
    if (Buffer.byteLength(html) <= MOST_BYTES) return html;
  }
  return html;
}

function viewOf(content: Digest | Thanks, { texts, look, subject }: Written, room: number) {
  const common = { texts, look, subject, links: linksFor(look, content.person), dir: texts.dir };
  if (content.kind === 'thanks') return createElement(ThanksView, { ...common, content });
  const arranged = arrange(content, room);
  return createElement(DigestView, { ...common, content, arranged, preview: previewOf(texts, content) });
}

/** What is worth knowing beside the subject: until when exactly, and whom to look at first. */
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
