/**
 * The part of a merge patch that would change something, null when nothing would: a patch without
 * effect leaves the version alone. Absent and undefined keep.
 */
export function changesOf<T extends object>(
  current: T,
  patch: { readonly [Key in keyof T]?: T[Key] | undefined },
): Partial<T> | null {
  const isChange = ([key, value]: [string, unknown]): boolean =>
    value !== undefined && Reflect.get(current, key) !== value;
  const changes = Object.entries(patch).filter(isChange);
  return changes.length === 0 ? null : (Object.fromEntries(changes) as Partial<T>);
}
