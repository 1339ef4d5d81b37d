import type { MovedPart } from './plan.js';

/** Something that needs a place. */
export interface Homeless {
  readonly key: string;
  readonly minutes: number;
  /** Whether it may be done in parts. */
  readonly isDivisible: boolean;
}

export interface FilledRooms {
  readonly moved: readonly MovedPart[];
  /** Minutes for which there was no room. */
  readonly shortMinutes: number;
}

/** No part is shorter than this, but for the last one. */
const shortestPart = 30;

/**
 * Spread units over weeks, each where most room is left, so that no week carries what another could share;
 * the longest first, and what can be done in parts last, half an hour at a time. A week never takes more
 * than its room. Equal rooms are filled in order, so the same input has the same answer.
 */
export function fillRooms(
  units: readonly Homeless[],
  rooms: readonly { readonly week: number; readonly roomMinutes: number }[],
): FilledRooms {
  const left = new Map(rooms.map(({ week, roomMinutes }) => [week, roomMinutes]));
  const inTurn = units.toSorted(
    (a, b) => Number(a.isDivisible) - Number(b.isDivisible) || b.minutes - a.minutes,
  );
  const moved = new Map<string, MovedPart>();
  let shortMinutes = 0;
  for (const unit of inTurn) {
    let open = unit.minutes;
    while (open > 0) {
      const piece = unit.isDivisible ? Math.min(shortestPart, open) : open;
      const [week, room] = roomiest(left);
      if (week === null || room === 0 || (!unit.isDivisible && room < piece)) break;
      const minutes = Math.min(piece, room);
      left.set(week, room - minutes);
      const place = `${unit.key} ${week}`;
      const before = moved.get(place)?.minutes ?? 0;
      moved.set(place, { key: unit.key, week, minutes: before + minutes });
      open -= minutes;
    }
    shortMinutes += open;
  }
  return { moved: Array.from(moved.values()), shortMinutes };
}

function roomiest(left: ReadonlyMap<number, number>): [week: number | null, room: number] {
  let best: [number | null, number] = [null, 0];
  for (const [week, room] of left) {
    if (room > best[1]) best = [week, room];
  }
  return best;
}
