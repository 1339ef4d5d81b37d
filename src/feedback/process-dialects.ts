import { Dialects } from './dialects.js';
import type { Dialect } from './domain/dialect.js';

/** Dialects for the length of a script, where no database is at hand. */
export class ProcessDialects extends Dialects {
  private readonly known = new Map<string, Dialect>();

  override find(baseUrl: string, model: string): Promise<Dialect | null> {
    return Promise.resolve(this.known.get(`${baseUrl}\n${model}`) ?? null);
  }

  /** Scripts end before anything is forgotten. */
  override keep(baseUrl: string, model: string, dialect: Dialect): Promise<void> {
    this.known.set(`${baseUrl}\n${model}`, dialect);
    return Promise.resolve();
  }

  override forget(baseUrl: string, model: string): Promise<void> {
    this.known.delete(`${baseUrl}\n${model}`);
    return Promise.resolve();
  }
}
