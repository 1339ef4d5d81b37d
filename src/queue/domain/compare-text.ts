/** The order of two texts by code unit, for sorting: the same on every server, whatever its locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
