import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { etagOf } from '../platform/http/etag.js';
import type { OutlineAccess, OutlineStanding } from '../question-bank/domain/outline-access.js';
import { OutlineGate } from '../question-bank/outline-gate.service.js';
import { AttemptRepository } from './attempt.repository.js';

/** An answer handed in opens the outline; reading it is noted in answers that are not graded yet. */
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

  listStandings(learnerId: string, now: Date): Promise<OutlineStanding[]> {
    return this.attempts.listOutlineStandings(learnerId, now);
  }

  async outlineRead(learnerId: string, questionId: string): Promise<string | null> {
    const open = await this.attempts.noteOutlineRead(learnerId, questionId, this.clock.now());
    return open === null ? null : etagOf(open);
  }
}
