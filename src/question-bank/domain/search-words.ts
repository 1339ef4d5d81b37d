/**
 * What was typed into the search, without the hyphens that negate nothing. PostgreSQL stacks up every
 * leading one and gives up with an internal error at some thirty in a row.
 */
export function searchWords(typed: string): string {
  return typed.replaceAll(/-+(?![\p{L}\p{N}"])/gu, ' ');
}
