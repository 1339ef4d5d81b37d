// One "@", a local part of at most 64 characters, a domain of dot-separated labels. Whether an
// address exists only its mailbox can tell; this refuses what cannot be one.
const pattern =
  /^[^\s@<>()[\],;:\\"\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;
const longestEmail = 254;

export function isEmail(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longestEmail) return false;
  // Lower case can be longer: "İ" becomes two characters.
  return pattern.test(value) && emailKey(value).length <= longestEmail;
}

/**
 * The form in which addresses are compared and unique: composed (NFC) and in lower case. Servers
 * may tell `Ada@` from `ada@`; nobody who uses them does.
 */
export function emailKey(email: string): string {
  return email.normalize('NFC').toLowerCase();
}
