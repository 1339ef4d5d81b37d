import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import type { StartAttemptDto } from './attempt.dto.js';
import type { Attempt } from './domain/attempt.js';
import { StartConditions } from './start-conditions.js';

/** What an attempt is made on, and whether it can be made in the way that is wanted. */
@Injectable()
export class AttemptRules {
  constructor(
    private readonly practicable: PracticableQuestions,
    private readonly questions: QuestionReader,
    private readonly conditions: StartConditions,
  ) {}

  /** @throws AppError not-found, rule-violated, milestone-locked */
  async getStart(
    learnerId: string,
    wanted: StartAttemptDto,
  ): Promise<{ revision: QuestionRevision; candidateLevel: Attempt['candidateLevel'] }> {
    const revisionId = await this.practicable.getRevisionId(learnerId, wanted.questionId);
    const revision = await this.questions.getRevision(revisionId);
    const candidateLevel = wanted.candidateLevel ?? revision.level;
    await this.assertAsksOf(revisionId, candidateLevel);
    await this.assertModeFits(revisionId, wanted.mode);
    await this.conditions.assertMet(learnerId, revision);
    return { revision, candidateLevel };
  }

  private async assertAsksOf(revisionId: string, level: Attempt['candidateLevel']): Promise<void> {
    if ((await this.questions.getCriteria(revisionId, level)).length > 0) return;
    const detail = 'asks for none of the criteria of this question';
    throw ruleViolated([{ pointer: '#/candidateLevel', code: 'no-criteria', detail }]);
  }

  private async assertModeFits(revisionId: string, mode: Attempt['mode']): Promise<void> {
    if (mode === 'written' || !(await this.questions.isProject(revisionId))) return;
    const detail = 'must be written: a project is shown by links and measurements';
    throw ruleViolated([{ pointer: '#/mode', code: 'project-not-written', detail }]);
  }
}
