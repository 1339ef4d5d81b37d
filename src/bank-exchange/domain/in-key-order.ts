/** The keys of an object in the order they are written in, each with the order of what it holds. */
export interface KeyOrder {
  readonly [key: string]: KeyOrder;
}

/**
 * A value with the keys of its objects in an order, those of the entries of a list included; equal
 * values then make equal text. Keys that the order does not know come last, by name.
 */
export function inKeyOrder(value: unknown, order: KeyOrder): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inKeyOrder(each, order));
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.keys(order);
  const others = Object.keys(value).filter((key) => !Object.hasOwn(order, key));
  const fields = value as Readonly<Record<string, unknown>>;
  const entries = [...known, ...others.toSorted()].flatMap((key) =>
    fields[key] === undefined
      ? []
      : [[key, inKeyOrder(fields[key], known.includes(key) ? (order[key] ?? {}) : {})] as const],
  );
  return Object.fromEntries(entries);
}
