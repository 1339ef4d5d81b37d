import { Injectable } from '@nestjs/common';
import type { Attempt } from './domain/attempt.js';
import { OwnAttempts } from './own-attempts.js';

/** Attempts in whatever state, for features that their authors turn to with them. */
@Injectable()
export class AttemptReader {
  constructor(private readonly own: OwnAttempts) {}

  /** @throws AppError not-found */
  get(learnerId: string, id: string): Promise<Attempt> {
    return this.own.get(learnerId, id);
  }
}
