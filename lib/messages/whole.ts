import act from './en/act.json';
import decision from './en/decision.json';
import grid from './en/grid.json';
import help from './en/help.json';
import inbox from './en/inbox.json';
import item from './en/item.json';
import keys from './en/keys.json';
import list from './en/list.json';
import oneByOne from './en/one-by-one.json';
import outcome from './en/outcome.json';
import past from './en/past.json';
import problems from './en/problems.json';
import receipt from './en/receipt.json';
import session from './en/session.json';
import shell from './en/shell.json';
import signOut from './en/sign-out.json';

/** All parts of the English catalogue, for programs that need not save bytes. Pages take the part that they show. */
export const en = {
  ...shell,
  ...session,
  ...problems,
  ...item,
  ...outcome,
  ...act,
  ...list,
  ...keys,
  ...oneByOne,
  ...inbox,
  ...past,
  ...grid,
  ...decision,
  ...receipt,
  ...help,
  ...signOut,
};
