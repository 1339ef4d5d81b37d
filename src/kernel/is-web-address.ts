/** Controls, and what turns the direction of writing: an address must read as what it is. */
const hidden = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * Whether a text is an address of the web that others can open: absolute, http or https, of a host that is
 * more than a name of this machine, without a user or password in it, which everybody who sees the
 * address would learn. Blanks and backslashes are refused, for programs read them differently.
 */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\\/?#][^\s\\]*$/u.test(text) || hidden.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  const isPublicName = /[^.]\.[^.]/u.test(hostname) || hostname.startsWith('[');
  const hasUser = username !== '' || password !== '' || /^https?:\/\/[^/?#]*@/u.test(text);
  return isPublicName && !hasUser;
}
