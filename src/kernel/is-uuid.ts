const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID of any version in lower case, the one way in which we write it. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value);
}
