/**
 * Points such that there are `mostPoints` of them, if that can be had by joining neighbours, the shortest
 * first, without one becoming longer than `longest` characters. Else as few as that allows.
 */
export function joinShortest(
  points: readonly string[],
  { mostPoints, longest }: { readonly mostPoints: number; readonly longest: number },
): string[] {
  const joined = [...points];
  while (joined.length > mostPoints) {
    const at = shortestPair(joined);
    const both = `${joined[at]}\n\n${joined[at + 1]}`;
    if (both.length > longest) break;
    joined.splice(at, 2, both);
  }
  return joined;
}

function shortestPair(points: readonly string[]): number {
  let shortest = 0;
  let least = Infinity;
  for (let at = 0; at + 1 < points.length; at += 1) {
    const length = (points[at]?.length ?? 0) + (points[at + 1]?.length ?? 0);
    if (length < least) {
      least = length;
      shortest = at;
    }
  }
  return shortest;
}
