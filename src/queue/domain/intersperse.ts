/**
 * `few` spread evenly through `many`, both in their order: the runs of `many` before, between and after
 * the others differ in length by at most one. New questions met among reviews neither pile up at the
 * end of a session nor crowd its start.
 */
export function intersperse<T>(many: readonly T[], few: readonly T[]): T[] {
  const mixed: T[] = [];
  let taken = 0;
  for (const [index, item] of few.entries()) {
    const until = Math.floor(((index + 1) * many.length) / (few.length + 1));
    mixed.push(...many.slice(taken, until), item);
    taken = until;
  }
  return [...mixed, ...many.slice(taken)];
}
