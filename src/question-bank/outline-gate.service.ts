import { Injectable } from '@nestjs/common';
import type { Reveal } from './domain/bank.js';
import type { OutlineAccess } from './domain/outline-access.js';

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

  /** @returns the ETag of the learner's open attempt on the question, which this may have changed */
  async noteReading(learnerId: string, questionId: string): Promise<string | null> {
    let attemptEtag: string | null = null;
    for (const access of this.accesses) {
      attemptEtag = (await access.outlineRead(learnerId, questionId)) ?? attemptEtag;
    }
    return attemptEtag;
  }
}
