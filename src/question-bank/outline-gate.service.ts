import { Injectable } from '@nestjs/common';
import type { Reveal } from './domain/bank.js';
import type { OutlineAccess, OutlineStanding } from './domain/outline-access.js';

/**
 * Who may read outlines. The bank does not know what an attempt is: the features that do register
 * themselves here. With none registered, only open banks show their outlines.
 */
@Injectable()
export class OutlineGate {
  private readonly accesses: OutlineAccess[] = [];

  register(access: OutlineAccess): void {
    this.accesses.push(access);
  }

  async isOpen(reveal: Reveal, learnerId: string, questionId: string): Promise<boolean> {
    if (reveal === 'open') return true;
    for (const access of this.accesses) {
      if (await access.mayRead(learnerId, questionId)) return true;
    }
    return false;
  }

  /**
   * How a learner stands to outlines, question by question. For handing out many at once: none goes
   * out while its question is being answered, for that could not be told from reading it.
   */
  async listStandings(learnerId: string, now: Date): Promise<ReadonlyMap<string, OutlineStanding>> {
    const standings = new Map<string, OutlineStanding>();
    for (const access of this.accesses) {
      for (const standing of await access.listStandings(learnerId, now)) {
        const other = standings.get(standing.questionId);
        standings.set(standing.questionId, other ? either(standing, other) : standing);
      }
    }
    return standings;
  }

  /** @returns the ETag of the learner's open attempt on the question, which this may have changed */
  async noteReading(learnerId: string, questionId: string): Promise<string | null> {
    let attemptEtag: string | null = null;
    for (const access of this.accesses) {
      attemptEtag = (await access.outlineRead(learnerId, questionId)) ?? attemptEtag;
    }
    return attemptEtag;
  }
}

function either(one: OutlineStanding, other: OutlineStanding): OutlineStanding {
  return {
    questionId: one.questionId,
    mayRead: one.mayRead || other.mayRead,
    isAnswering: one.isAnswering || other.isAnswering,
    changedAt: one.changedAt > other.changedAt ? one.changedAt : other.changedAt,
  };
}
