import { Injectable } from '@nestjs/common';

/** Something that a kit brings along besides its bank. */
export interface KitPart {
  /**
   * Bring it into the database; doing it again writes nothing. The bank is there.
   *
   * @throws KitError that names the first faulty file and place
   */
  load(kitDir: string, bankId: string): Promise<void>;
}

/** Where features to the right register what a kit may hold for them, when their module starts. */
@Injectable()
export class KitParts {
  private readonly parts: KitPart[] = [];

  register(part: KitPart): void {
    this.parts.push(part);
  }

  /** In the order in which they registered. */
  async load(kitDir: string, bankId: string): Promise<void> {
    for (const part of this.parts) await part.load(kitDir, bankId);
  }
}
