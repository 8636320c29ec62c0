const GUEST = /^(?<address>.+_[^_@#]+)#EXT#@[^@]+$/i;

/**
 * A sign-in name as people know it. Microsoft makes a guest's from the mail address, whose `@` becomes `_`, and
 * `#EXT#@` with the inviting organisation's domain: that address is given back. A domain holds no `_`, so the last one
 * stood for the `@`. Any other sign-in name is given as it is.
 * https://learn.microsoft.com/entra/external-id/user-properties
 * @param userPrincipalName as the tenant has it, not yet cleaned
 */
export function signInAddress(userPrincipalName: string): string {
  const address = GUEST.exec(userPrincipalName.trim())?.groups?.address;
  if (!address) return userPrincipalName;
  const at = address.lastIndexOf('_');
  return `${address.slice(0, at)}@${address.slice(at + 1)}`;
}
