import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { uuidV7 } from '../../kernel/uuid-v7.js';

/** New identifiers. */
@Injectable()
export class Ids {
  constructor(private readonly clock: Clock) {}

  /** UUID v7: rows made together lie together, and the id tells when. */
  next(): string {
    return uuidV7(this.clock.now(), randomBytes(10));
  }

  /** UUID v4, for what must not tell when it was made. */
  nextUntimed(): string {
    return randomUUID();
  }
}
