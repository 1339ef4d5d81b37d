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

  async noteReading(learnerId: string, questionId: string): Promise<void> {
    for (const access of this.accesses) await access.outlineRead(learnerId, questionId);
  }
}
