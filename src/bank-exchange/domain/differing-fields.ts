type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of a question document that an entry of a file would change, in the order of the file, then
 * those it would take away.
 *
 * @param isWhole whether what the entry leaves out is meant to be gone; a format that cannot say everything
 *   leaves it as it is
 */
export function differingFields(
  stored: Fields,
  incoming: Fields,
  { isWhole }: { isWhole: boolean },
): string[] {
  const changed = Object.keys(incoming).filter((key) => !isEqual(stored[key], incoming[key]));
  const gone = isWhole ? Object.keys(stored).filter((key) => incoming[key] === undefined) : [];
  return [...changed, ...gone];
}

/** Equality of JSON values: the order of keys says nothing. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, place) => isEqual(each, other[place]));
  }
  if (!isFields(one) || !isFields(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => isEqual(one[key], other[key]))
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
