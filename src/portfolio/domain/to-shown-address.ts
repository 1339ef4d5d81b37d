/** All that is neither a letter of a URI (RFC 3986) by itself nor a byte written as one. */
const foreign = /[^A-Za-z0-9\-._~:/?@!$&()*+,;=%]|%(?![0-9A-Fa-f]{2})/gu;

const escape = (text: string): string =>
  text.replaceAll(
    foreign,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/**
 * An address as documents are handed it: https only, null for any other. What people type into a browser is
 * written out as a URI, for programs follow and check nothing else; apostrophes as well, which URIs may have,
 * since they end an attribute.
 */
export function toShownAddress(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const { protocol, host, pathname, search, hash } = new URL(typed);
  if (protocol !== 'https:') return null;
  const server = host.startsWith('[') ? host : escape(host);
  const place = hash === '' ? '' : `#${escape(hash.slice(1))}`;
  return `https://${server}${escape(`${pathname}${search}`)}${place}`;
}
