import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { nextTick, type Tick } from '../../kernel/next-tick.js';
import { uuidV7 } from '../../kernel/uuid-v7.js';

/** New identifiers. */
@Injectable()
export class Ids {
  private last: Tick | null = null;

  constructor(private readonly clock: Clock) {}

  /**
   * UUID v7: rows made together lie together, the id tells when, and those of one process sort in the
   * order in which they were made.
   */
  next(): string {
    const random = randomBytes(10);
    this.last = nextTick(this.last, this.clock.now().getTime(), random.readUInt16BE());
    random.writeUInt16BE(this.last.counter);
    return uuidV7(new Date(this.last.ms), random);
  }

  /** UUID v4, for what must not tell when it was made. */
  nextUntimed(): string {
    return randomUUID();
  }
}
