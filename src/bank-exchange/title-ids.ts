import { createHash } from 'node:crypto';

/**
 * Ids for the questions of a file that names them by nothing but their titles: the same title has the
 * same id in every import, and where it comes again in a file the place among its equals counts too.
 */
export class TitleIds {
  private readonly counts = new Map<string, number>();

  idOf(title: string): string {
    const count = (this.counts.get(title) ?? 0) + 1;
    this.counts.set(title, count);
    const digest = createHash('sha256').update(title.toWellFormed()).digest('hex').slice(0, 24);
    return count === 1 ? `title-${digest}` : `title-${digest}-${count}`;
  }
}
