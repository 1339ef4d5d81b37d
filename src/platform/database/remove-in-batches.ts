import type { UnitOfWork } from './unit-of-work.js';

const batchRows = 5000;

/** The rows to remove: a table, and what is true of them, with `$1` for the parameter. */
export interface Removal {
  readonly table: string;
  readonly where: string;
  readonly parameter: unknown;
}

/**
 * Removes rows a few thousand at a time, each batch in a transaction of its own, so that a table
 * that was left alone for long is neither locked for long nor left as it is by a time limit.
 *
 * @returns how many are gone now
 */
export async function removeInBatches(
  unitOfWork: UnitOfWork,
  { table, where, parameter }: Removal,
): Promise<number> {
  // By their place in the table: a row that is changed meanwhile has moved, and is not removed.
  const sql = `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM ${table} WHERE ${where} LIMIT ${batchRows}))`;
  for (let total = 0; ;) {
    const [, removed] = await unitOfWork.runUnhurried(() =>
      unitOfWork.manager.query<[unknown, number]>(sql, [parameter]),
    );
    total += removed;
    if (removed === 0) return total;
  }
}
