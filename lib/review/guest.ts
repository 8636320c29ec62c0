/**
 * A guest's own mail address, read from the sign-in name that the inviting tenant gave: `dana.fox_fabrikam.com#EXT#@…`
 * stands for `dana.fox@fabrikam.com`. Any other sign-in name is returned unchanged.
 *
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
export function homeAddress(signInName: string): string {
  const lowerCase = signInName.toLowerCase();
  const mark = lowerCase.indexOf('#ext#@');
  if (mark < 0 || mark !== lowerCase.lastIndexOf('#ext#@')) return signInName;
  const local = signInName.slice(0, mark);
  const at = local.lastIndexOf('_');
  return at > 0 && at < local.length - 1 ? `${local.slice(0, at)}@${local.slice(at + 1)}` : signInName;
}
