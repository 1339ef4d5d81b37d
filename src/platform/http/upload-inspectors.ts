import { Injectable } from '@nestjs/common';
import type { Upload } from './uploads.js';

/** Looks into a file and throws what is wrong with it. */
export type UploadInspector = (upload: Upload) => Promise<void>;

/**
 * What is done with a file as soon as it is there, outside of any transaction: reading all of it takes
 * seconds, for which an idempotent request must not hold a connection. Features register theirs by name.
 */
@Injectable()
export class UploadInspectors {
  private readonly inspectors = new Map<string, UploadInspector>();

  register(name: string, inspector: UploadInspector): void {
    if (this.inspectors.has(name)) throw new Error(`Two inspectors are named ${name}.`);
    this.inspectors.set(name, inspector);
  }

  async inspect(name: string, upload: Upload): Promise<void> {
    const inspector = this.inspectors.get(name);
    if (inspector === undefined) throw new Error(`No inspector is named ${name}.`);
    await inspector(upload);
  }
}
