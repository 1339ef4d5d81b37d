import { Injectable } from '@nestjs/common';
import { QuestionReader } from '../question-bank/question.reader.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { Rating, ReviewSource } from '../scheduling/domain/review-event.js';
import { ReviewRecorder } from '../scheduling/review-recorder.service.js';
import type { Attempt } from './domain/attempt.js';
import type { DecidingKind } from './domain/grade-in-force.js';
import { gradeOfCard } from './domain/grade-of-card.js';
import type { Grade } from './domain/grade.js';
import { GradeRepository } from './grade.repository.js';

/** What a grade left behind: the card as it is now, and what the attempt notes of its review. */
export interface Followed {
  /** Null for a project, which has none. */
  readonly card: Card | null;
  readonly recorded: Partial<Pick<Attempt, 'retrievability' | 'reviewId'>>;
}

/**
 * What a grade does to the schedule: the first one is a review at the time of the answer, a later one
 * is what that review counts with, if the card goes by it. Never two repetitions for one answer.
 */
@Injectable()
export class GradedRecall {
  constructor(
    private readonly grades: GradeRepository,
    private readonly cardLog: CardLog,
    private readonly reviews: ReviewRecorder,
    private readonly questions: QuestionReader,
  ) {}

  /** Let the card follow a grade that was just given. Only while the attempt is locked. */
  async follow(learner: Learner, attempt: Attempt, grade: Grade): Promise<Followed> {
    const { questionId, reviewId } = attempt;
    if (await this.questions.isProject(attempt.revisionId)) return { card: null, recorded: {} };
    const standings = await this.grades.listStandings(learner.id, [attempt.id]);
    const deciding = gradeOfCard(standings);
    if (deciding?.number !== grade.number) {
      const { card } = await this.cardLog.read({ learnerId: learner.id, questionId });
      return { card, recorded: {} };
    }
    const judgement = { rating: grade.ratingFinal, source: sourceOf(deciding.kind) };
    if (reviewId === null) return this.record(learner, attempt, { ...judgement, grade });
    const card = await this.reviews.correct({ learner, reviewId, ...judgement });
    return { card, recorded: {} };
  }

  /** Let the card go by what is left now that grades were struck out. Only while it is locked. */
  async followAnew(learner: Learner, { id, reviewId }: Attempt): Promise<void> {
    if (reviewId === null) return;
    const deciding = gradeOfCard(await this.grades.listStandings(learner.id, [id]));
    if (deciding === null) return;
    const { ratingFinal: rating, kind } = deciding;
    await this.reviews.correct({ learner, reviewId, rating, source: sourceOf(kind) });
  }

  private async record(
    learner: Learner,
    attempt: Attempt,
    { grade, ...judgement }: { grade: Grade; rating: Rating; source: ReviewSource },
  ): Promise<Followed> {
    const submittedAt = attempt.submittedAt ?? grade.createdAt;
    const { card, reviewId, retrievabilityBefore } = await this.reviews.record({
      learner,
      questionId: attempt.questionId,
      ...judgement,
      occurredAt: submittedAt,
      durationMs: submittedAt.getTime() - attempt.startedAt.getTime(),
      attemptId: attempt.id,
      policy: grade.policy,
    });
    return { card, recorded: { reviewId, retrievability: retrievabilityBefore } };
  }
}

/** What peers settled on reaches the log as the word of peers. */
function sourceOf(kind: DecidingKind): ReviewSource {
  return kind === 'settlement' ? 'peer' : kind;
}
