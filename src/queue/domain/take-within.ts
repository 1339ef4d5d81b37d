/** How much there is room for. */
export interface Room {
  readonly count: number;
  readonly minutes: number;
}

/**
 * The front of a list that there is room for: it ends before the first item that does not fit. Nothing
 * is skipped for a shorter one behind it, or long questions would wait for ever. Minutes are counted in
 * tenths.
 */
export function takeWithin<T extends { readonly minutes: number }>(
  items: readonly T[],
  room: Room,
): T[] {
  let tenths = Math.round(room.minutes * 10);
  const end = items.findIndex(({ minutes }, index) => {
    tenths -= Math.round(minutes * 10);
    return tenths < 0 || index >= room.count;
  });
  return items.slice(0, end === -1 ? undefined : end);
}
