import { Injectable } from '@nestjs/common';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';

/** Something that must hold before somebody may begin an attempt. */
export interface StartCondition {
  /** In the transaction of the beginning. @throws AppError when it does not hold */
  assertMet(learnerId: string, revision: QuestionRevision): Promise<void>;
}

/** Where features to the right say what else must hold before an attempt begins. */
@Injectable()
export class StartConditions {
  private readonly conditions: StartCondition[] = [];

  register(condition: StartCondition): void {
    this.conditions.push(condition);
  }

  /** @throws AppError */
  async assertMet(learnerId: string, revision: QuestionRevision): Promise<void> {
    for (const condition of this.conditions) await condition.assertMet(learnerId, revision);
  }
}
