import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { OutlineAccess } from '../question-bank/domain/outline-access.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import { AttemptRepository } from './attempt.repository.js';

/** An answer handed in opens the outline; reading it while an answer is open is noted there. */
@Injectable()
export class AttemptOutlineAccess implements OutlineAccess, OnModuleInit {
  constructor(
    private readonly gate: OutlineGate,
    private readonly attempts: AttemptRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gate.register(this);
  }

  mayRead(learnerId: string, questionId: string): Promise<boolean> {
    return this.attempts.hasHandedIn(learnerId, questionId);
  }

  outlineRead(learnerId: string, questionId: string): Promise<void> {
    return this.attempts.markPeeked(learnerId, questionId, this.clock.now());
  }
}
