import { tick } from '../reviews/lifecycle';
import { CONTOSO } from '../seed/seed';
import type { World } from '../seed/world-testing';
import { listMail, type Mail } from './mailbox';

/** The user principal name of a seeded person. */
export const upn = (alias: string): string => `${alias}@${CONTOSO.domain}`;

/** All mail that one person has been sent, newest first. */
export function mailsTo(world: World, alias: string): Mail[] {
  tick(world.context, world.tenant);
  return listMail(world.context, world.tenant.id, upn(alias));
}

/** The only mail in a person’s mailbox, which must have this kind. Throws otherwise. */
export function onlyMail(world: World, alias: string, kind: Mail['kind']): Mail {
  const [mail, ...others] = mailsTo(world, alias).filter((one) => one.kind === kind);
  if (!mail || others.length > 0)
    throw new Error(`${alias} has ${mail ? others.length + 1 : 0} mails of this kind`);
  return mail;
}

export const relsOf = ({ links }: Mail): string[] => links.map(({ rel }) => rel);
