/** A JSON pointer one step further down, as a URI fragment's text (RFC 6901 §3 and §6). */
export function pointTo(parent: string, key: string): string {
  return `${parent}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
