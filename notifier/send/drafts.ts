import type { Mail } from '../mail/digest';
import type { DraftOutcome, DraftSender, Outcome } from '../run/ports';
import { ask, type MailboxOptions, noMailbox } from './exchange';
import { asMime } from './plain';

const messages = (draft: string): string => `/messages/${encodeURIComponent(draft)}`;
const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * Makes drafts in the mailbox and sends them; needs Mail.ReadWrite.
 * https://learn.microsoft.com/graph/api/user-post-messages ·
 * https://learn.microsoft.com/graph/api/message-send
 */
export function draftSender(options: MailboxOptions): DraftSender<Mail> {
  /** Whether a message is still a draft; false for a deleted one. */
  const isDraft = async (draft: string): Promise<Outcome<boolean>> => {
    const path = `${messages(draft)}?$select=id,isDraft`;
    const outcome = await ask(options, { method: 'GET', path });
    if (outcome.kind !== 'done') return outcome;
    if (outcome.value.status === 404) return { kind: 'done', value: false };
    const { isDraft: value } = (await readJson(outcome.value)) as { isDraft?: unknown };
    return typeof value === 'boolean' ? { kind: 'done', value: value } : { kind: 'unclear' };
  };
  /** The meaning of a refusal of an action that only drafts allow. */
  const onDraft = async (draft: string, outcome: Outcome<Response>): Promise<DraftOutcome> => {
    if (outcome.kind !== 'done' && outcome.kind !== 'refused') return outcome;
    if (outcome.kind === 'done' && outcome.value.ok) return { kind: 'done', value: 'done' };
    const still = await isDraft(draft);
    if (still.kind !== 'done') return still;
    if (!still.value) return { kind: 'done', value: 'notDraft' };
    return outcome.kind === 'refused' ? outcome : { kind: 'unclear' };
  };
  /** Does work only on a draft, because Graph would change a sent message too. */
  const whileDraft = async (draft: string, work: () => Promise<Outcome<Response>>): Promise<DraftOutcome> => {
    const still = await isDraft(draft);
    if (still.kind !== 'done') return still;
    return still.value ? await onDraft(draft, await work()) : { kind: 'done', value: 'notDraft' };
  };
  return {
    kind: 'draft',
    create: async (mail) => {
      const outcome = await ask(options, { method: 'POST', path: '/messages', ...(await asMime(mail)) });
      if (outcome.kind !== 'done') return outcome;
      if (outcome.value.status === 404) return noMailbox(options.mailbox);
      const { id } = (await readJson(outcome.value)) as { id?: unknown };
      return typeof id === 'string' && id !== '' ? { kind: 'done', value: id } : { kind: 'unclear' };
    },
    // MIME can create a draft but can't change one; Exchange makes the plain text from the HTML.
    update: (draft, { subject, html }) =>
      whileDraft(draft, () =>
        ask(options, {
          method: 'PATCH',
          path: messages(draft),
          headers: JSON_TYPE,
          body: JSON.stringify({ subject, body: { contentType: 'html', content: html } }),
        }),
      ),
    send: async (draft) =>
      onDraft(draft, await ask(options, { method: 'POST', path: `${messages(draft)}/send` })),
    discard: (draft) => whileDraft(draft, () => ask(options, { method: 'DELETE', path: messages(draft) })),
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return (await response.json()) ?? {};
  } catch {
    return {};
  }
}
