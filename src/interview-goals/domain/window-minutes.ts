/**
 * How many of a day's minutes the last round gets, so that the days until the interview are loaded
 * alike. `rooms` are the minutes that today and each day after it have to spare, today first; what they
 * cannot hold together falls to whichever day comes first. Never more than `demandMinutes` in all.
 */
export function windowMinutes(demandMinutes: number, rooms: readonly number[]): number {
  const [today = 0, ...later] = rooms;
  const laterRoom = later.reduce((sum, room) => sum + room, 0);
  const even = today === 0 ? 0 : (demandMinutes * today) / (today + laterRoom);
  return Math.min(demandMinutes, Math.max(even, demandMinutes - laterRoom));
}
