import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { uuidV7 } from '../../kernel/uuid-v7.js';

/** New identifiers, UUID v7. */
@Injectable()
export class Ids {
  constructor(private readonly clock: Clock) {}

  next(): string {
    return uuidV7(this.clock.now(), randomBytes(10));
  }
}
