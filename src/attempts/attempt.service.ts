import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged, ifMatchMissing } from '../platform/http/etag.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { answerHash } from './answer-hash.js';
import type { Attempt } from './domain/attempt.js';
import { findMissingEvidence } from './domain/find-missing-evidence.js';
import { overtimeRatio } from './domain/overtime.js';
import { GradeRepository } from './grade.repository.js';
import { nextState, wrongState } from './next-state.js';
import { OwnAttempts } from './own-attempts.js';

/** What counts, for whoever has to add it. */
const shown = {
  link: 'a web address (https://…)',
  measurement: 'a measured number with its unit (96 MB/s, 4 s, 12%)',
} as const;

type Submission = Pick<Attempt, 'answer' | 'gaveUp'>;

/** What a learner does with an answer of their own between its beginning and its grade. */
@Injectable()
export class AttemptService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnAttempts,
    private readonly grades: GradeRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found */
  get(learnerId: string, id: string): Promise<Attempt> {
    return this.own.get(learnerId, id);
  }

  /**
   * Keep what has been typed. Saving what is there already changes nothing.
   *
   * @throws AppError precondition-failed, invalid-state
   */
  save(
    learnerId: string,
    id: string,
    patch: { answer: string | undefined; tag: string },
  ): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learnerId, id);
      // Said first: a draft that was handed in will never take the change, whatever its tag.
      if (attempt.state !== 'draft') throw wrongState(attempt, 'Only an open attempt is edited.');
      assertUnchanged(attempt, patch.tag);
      const { answer } = patch;
      if (answer === undefined || answer === attempt.answer) return attempt;
      assertFitsMode(attempt, answer);
      return this.own.update(attempt, { answer });
    });
  }

  /**
   * Freeze the answer. Handing in the same answer again is answered like the first time. A text that
   * comes along takes the place of what was saved, so it needs the tag of what it was typed over.
   *
   * @throws AppError precondition-required, precondition-failed, invalid-state
   */
  submit(
    learnerId: string,
    id: string,
    handed: { answer: string | undefined; gaveUp: boolean; tag: string | null },
  ): Promise<Attempt> {
    const { answer, gaveUp, tag } = handed;
    if (answer !== undefined && tag === null) throw ifMatchMissing();
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learnerId, id);
      const submission = { answer: answer ?? attempt.answer, gaveUp };
      if (attempt.state === 'submitted' && isSame(attempt, submission)) return attempt;
      const now = this.clock.now();
      const state = nextState(attempt, 'submit', { now, isTaken: false });
      if (tag !== null) assertUnchanged(attempt, tag);
      assertFitsMode(attempt, submission.answer);
      assertAnswered(attempt, submission);
      await this.assertEvidence(attempt, submission);
      return this.own.update(attempt, {
        ...submission,
        state,
        contentHash: answerHash(submission.answer),
        submittedAt: now,
        expiresAt: null,
        overtimeRatio: overtimeRatio(attempt.startedAt, attempt.timeLimitMinutes, now),
      });
    });
  }

  /** A report on a project that shows nothing cannot be graded, so it stays a draft. */
  private async assertEvidence(
    { revisionId }: Attempt,
    { answer, gaveUp }: Submission,
  ): Promise<void> {
    if (gaveUp || !(await this.questions.isProject(revisionId))) return;
    const missing = findMissingEvidence(answer);
    if (missing.length === 0) return;
    const lacking = missing.map((each) => shown[each]).join(' and ');
    const detail = `must show evidence: it lacks ${lacking}`;
    throw ruleViolated([{ pointer: '#/answer', code: 'no-evidence', detail }]);
  }

  /** Take an answer back before anybody has judged it. */
  withdraw(learnerId: string, id: string): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learnerId, id);
      const now = this.clock.now();
      const isTaken = await this.grades.isGraded(learnerId, id);
      const state = nextState(attempt, 'withdraw', { now, isTaken });
      return this.own.update(attempt, { state, closedAt: now });
    });
  }

  /** Put an open attempt away. */
  abandon(learnerId: string, id: string): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learnerId, id);
      const now = this.clock.now();
      const state = nextState(attempt, 'abandon', { now, isTaken: false });
      return this.own.update(attempt, { state, closedAt: now, expiresAt: null });
    });
  }
}

function isSame(attempt: Attempt, { answer, gaveUp }: Submission): boolean {
  return attempt.answer === answer && attempt.gaveUp === gaveUp;
}

function assertFitsMode({ mode }: Attempt, answer: string): void {
  if (mode !== 'recall' || answer === '') return;
  const detail = 'must be empty: nothing is written down in recall';
  throw ruleViolated([{ pointer: '#/answer', code: 'no-answer-in-recall', detail }]);
}

function assertAnswered({ mode }: Attempt, { answer, gaveUp }: Submission): void {
  if (mode === 'recall' || gaveUp || answer.trim() !== '') return;
  const detail = 'must not be blank, unless you gave up';
  throw ruleViolated([{ pointer: '#/answer', code: 'blank-answer', detail }]);
}
