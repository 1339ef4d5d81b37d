import type { UnitOfWork } from './unit-of-work.js';

/** Where the pieces of files lie: a table with columns that name the file, then `number` and `bytes`. */
export interface ChunkTable {
  readonly table: string;
  readonly keys: readonly string[];
}

/** Files that wait in the database, a row for each piece, so that whichever process works on one finds it. */
export class StagedChunks {
  private readonly columns: string;
  private readonly matches: string;
  private readonly places: string;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly place: ChunkTable,
  ) {
    const { keys } = place;
    this.columns = keys.join(', ');
    this.matches = keys.map((key, index) => `${key} = $${index + 1}`).join(' AND ');
    this.places = keys.map((_, index) => `$${index + 1}`).join(', ');
  }

  /** @param key the values of the columns that name the file */
  async put(key: readonly string[], chunks: AsyncIterable<Buffer>): Promise<void> {
    const { length } = key;
    let number = 0;
    for await (const bytes of chunks) {
      await this.unitOfWork.manager.query(
        `INSERT INTO ${this.place.table} (${this.columns}, number, bytes)
         VALUES (${this.places}, $${length + 1}, $${length + 2})`,
        [...key, number, bytes],
      );
      number += 1;
    }
  }

  /** The file as it was sent, a piece at a time. */
  async *read(key: readonly string[]): AsyncGenerator<Buffer> {
    for (let number = 0; ; number += 1) {
      const [chunk] = await this.unitOfWork.manager.query<{ bytes: Buffer }[]>(
        `SELECT bytes FROM ${this.place.table} WHERE ${this.matches} AND number = $${key.length + 1}`,
        [...key, number],
      );
      if (chunk === undefined) return;
      yield chunk.bytes;
    }
  }
}
