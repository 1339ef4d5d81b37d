/** A column of numbers, gone through by place. */
export type Column = Float64Array | Int32Array | Uint8Array;

/** What stands at a place; 0 beyond the end. */
export function valueAt(column: Column, place: number): number {
  return column[place] ?? 0;
}

/** Adds to what stands at a place. */
export function addAt(column: Column, place: number, value: number): void {
  column[place] = (column[place] ?? 0) + value;
}
