interface Person {
  displayName: string;
  userPrincipalName: string;
}

interface Mail {
  to: string;
  subject: string;
  links: { rel: string; href: string }[];
}

interface Sandbox {
  url: string;
  /** The address at which only this machine may read mail. */
  localUrl: string;
  tenant: { id: string; domain: string; admin: string; people: Person[] };
}

/**
 * The effect of each link in a mail, in the order in which they are worth trying, and the other
 * links that the mail must have.
 */
const LINKS_TO_TRY = [
  { rel: 'yes', beside: 'no', what: 'one tap from saying that you still need it' },
  { rel: 'approve', beside: 'deny', what: 'one person, with Approve preselected' },
  { rel: 'start', beside: 'approve', what: 'the whole review' },
] as const;

type Read = (url: string) => Promise<string>;

async function readMail({ localUrl, tenant }: Sandbox, read: Read): Promise<Mail[]> {
  return JSON.parse(await read(`${localUrl}/sandbox/tenants/${tenant.id}/mail`)) as Mail[];
}

/** At most one link of each kind, each from another mail. */
function linksToTry(mails: readonly Mail[]): string[] {
  const used = new Set<Mail>();
  return LINKS_TO_TRY.flatMap(({ rel, beside, what }) => {
    const has = (mail: Mail, wanted: string) => mail.links.some((link) => link.rel === wanted);
    const mail = mails.find(
      (candidate) => !used.has(candidate) && has(candidate, rel) && has(candidate, beside),
    );
    const link = mail?.links.find((candidate) => candidate.rel === rel);
    if (!mail || !link) return [];
    used.add(mail);
    return [`  ${what} (to ${mail.to}: ${mail.subject})`, `    ${link.href}`];
  });
}

/** People with mail first, because they have something to decide. */
function peopleToTry({ tenant }: Sandbox, mails: readonly Mail[]): string[] {
  const waiting = (person: Person) => mails.filter(({ to }) => to === person.userPrincipalName).length;
  return tenant.people
    .map((person) => ({ person, count: waiting(person) }))
    .filter(({ person, count }) => count > 0 || person.userPrincipalName === tenant.admin)
    .sort((a, b) => b.count - a.count)
    .slice(0, 6)
    .map(({ person, count }) => {
      const role = person.userPrincipalName === tenant.admin ? 'administrator, ' : '';
      return `  ${person.displayName} <${person.userPrincipalName}> (${role}${count} ${count === 1 ? 'message' : 'messages'})`;
    });
}

/**
 * The lines that `npm run sandbox` prints: addresses, people, links. `read` returns the body at an address.
 */
export async function welcome(portalUrl: string, sandbox: Sandbox, read: Read): Promise<string> {
  const mails = await readMail(sandbox, read);
  const links = linksToTry(mails);
  return [
    '',
    `Portal          ${portalUrl}`,
    `Sandbox tenant  ${sandbox.url} (${sandbox.tenant.domain})`,
    `Mailboxes       ${sandbox.localUrl}/mail`,
    '',
    'Sign in as anyone of the tenant; the password, where a script needs one, is "sandbox":',
    ...peopleToTry(sandbox, mails),
    ...(links.length > 0 ? ['', 'Links from their mail to try:', ...links] : []),
    '',
  ].join('\n');
}
