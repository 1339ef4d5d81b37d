interface Lane<T> {
  readonly topic: string;
  /** Indices into the given order, earliest first. */
  readonly places: readonly number[];
  readonly items: readonly T[];
  next: number;
}

/**
 * The items so ordered that no two neighbours share a topic wherever that can be done, and otherwise
 * as given. Each place takes the earliest item that differs from the one before and leaves a rest that
 * can still be arranged; so an order without equal neighbours comes back unchanged. If one topic is
 * more than half of all, its surplus ends up in a row at the end, with no equal neighbours before.
 *
 * @param after the topic of what comes before the first of them, if anything does
 */
export function interleaveTopics<T extends { readonly topic: string }>(
  items: readonly T[],
  after?: string,
): T[] {
  const lanes = lanesOf(items);
  const arranged: T[] = [];
  let last: Lane<T> | null = lanes.find(({ topic }) => topic === after) ?? null;
  while (arranged.length < items.length) {
    const lane: Lane<T> | null = chooseLane(lanes, last, items.length - arranged.length);
    const item = lane?.items[lane.next];
    if (lane === null || item === undefined) break;
    arranged.push(item);
    lane.next += 1;
    last = lane;
  }
  return arranged;
}

function lanesOf<T extends { readonly topic: string }>(items: readonly T[]): Lane<T>[] {
  const lanes = new Map<string, { places: number[]; items: T[] }>();
  for (const [place, item] of items.entries()) {
    const lane = lanes.get(item.topic) ?? { places: [], items: [] };
    lane.places.push(place);
    lane.items.push(item);
    lanes.set(item.topic, lane);
  }
  return [...lanes].map(([topic, lane]) => ({ topic, ...lane, next: 0 }));
}

/**
 * With `left` items to place, a topic that holds more than half of them must be taken now: put off once
 * more, it could no longer be kept apart. At most one topic can be in that position.
 */
function chooseLane<T>(
  lanes: readonly Lane<T>[],
  last: Lane<T> | null,
  left: number,
): Lane<T> | null {
  let earliest: Lane<T> | null = null;
  for (const lane of lanes) {
    if (lane === last || lane.next >= lane.items.length) continue;
    if (2 * (lane.items.length - lane.next) > left) return lane;
    if (earliest === null || placeOf(lane) < placeOf(earliest)) earliest = lane;
  }
  return earliest ?? last;
}

function placeOf<T>(lane: Lane<T>): number {
  return lane.places[lane.next] ?? Number.POSITIVE_INFINITY;
}
