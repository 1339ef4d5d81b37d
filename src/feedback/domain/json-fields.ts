export type Fields = Readonly<Record<string, unknown>>;

/** Fields of JSON that nobody vouches for; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
