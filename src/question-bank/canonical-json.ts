import canonicalize from 'canonicalize';

/** RFC 8785: equal values make equal text, whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? '';
}
