/**
 * The items in their order without those whose family is among the `met`, or has an earlier item in
 * the list. Who answers one variant has just seen the answer to the others.
 */
export function onePerFamily<T extends { readonly family: string }>(
  items: readonly T[],
  met: ReadonlySet<string>,
): T[] {
  const seen = new Set(met);
  return items.filter(({ family }) => {
    const isFirst = !seen.has(family);
    seen.add(family);
    return isFirst;
  });
}
