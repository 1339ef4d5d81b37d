import type { Dialect } from './domain/dialect.js';

/** What was learnt of how servers like to be asked. Kept for a day: servers change, and are mended. */
export abstract class Dialects {
  /** @returns null when nothing is known, or what is known is older than a day */
  abstract find(baseUrl: string, model: string): Promise<Dialect | null>;

  /** @param hours for how long; a day when the server itself said so */
  abstract keep(baseUrl: string, model: string, dialect: Dialect, hours: number): Promise<void>;

  abstract forget(baseUrl: string, model: string): Promise<void>;
}
