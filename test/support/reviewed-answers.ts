import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { GradeGiving } from '../../src/attempts/grade-giving.service.js';
import { GradeSettling } from '../../src/attempts/grade-settling.service.js';
import { Escalations } from '../../src/peer-review/escalations.service.js';
import { PeerModeration } from '../../src/peer-review/peer-moderation.service.js';
import { PeerReviewRequestEntity } from '../../src/peer-review/peer-review-request.entity.js';
import { PeerReviewEntity } from '../../src/peer-review/peer-review.entity.js';
import { PeerReviewSlotEntity } from '../../src/peer-review/peer-review-slot.entity.js';
import { PeerSettlementEntity } from '../../src/peer-review/peer-settlement.entity.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { answerQuestion, filledSheet, gradeAttempt, post, sheet } from './answering.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** An answer for which reviews were asked, with the reviews that came. */
export interface ReviewedAnswer {
  author: SignedUp;
  attemptId: string;
  questionId: string;
  requestId: string;
  /** In the order of their numbers. */
  reviewIds: string[];
}

export interface ReviewWish {
  author: SignedUp;
  reviewers: readonly SignedUp[];
  questionId: string;
  cohortId?: string;
  answer?: string;
  /** Reviews asked for, when more than come. */
  wanted?: number;
  /** What each reviewer gives, a digit a criterion; the comment is theirs. */
  levels?: readonly string[];
  comment?: string;
}

/** Answered, graded by the author, asked for and reviewed, and not settled. */
export async function reviewAnswer(app: TestApp, wish: ReviewWish): Promise<ReviewedAnswer> {
  const { author, reviewers, questionId, cohortId, answer = 'An answer.' } = wish;
  const { id: attemptId } = await answerQuestion(app, author, questionId, { submit: { answer } });
  await gradeAttempt(app, author, attemptId, sheet('33333'));
  for (const _ of reviewers) await earn(app, author, randomUUID());
  const asked = await post(app, author, '/v1/peer-review-requests', {
    attemptId,
    reviewsWanted: wish.wanted ?? Math.max(1, reviewers.length),
    ...(cohortId === undefined ? {} : { cohortId }),
  });
  if (asked.status !== 201) throw new Error(`request: ${asked.text}`);
  const { id: requestId } = asked.body as { id: string };
  const reviewed = { author, attemptId, questionId, requestId, reviewIds: [] as string[] };
  for (const [index, reviewer] of reviewers.entries()) {
    const levels = wish.levels?.[index] ?? '22222';
    const given = { reviewer, index, levels, comment: wish.comment ?? null };
    reviewed.reviewIds.push(await giveReview(app, reviewed, given));
  }
  return reviewed;
}

async function giveReview(
  app: TestApp,
  { author, attemptId, requestId }: ReviewedAnswer,
  given: { reviewer: SignedUp; index: number; levels: string; comment: string | null },
): Promise<string> {
  const { manager } = app.dataSource;
  const request = await manager.findOneByOrFail(PeerReviewRequestEntity, { id: requestId });
  const number = given.index + 1;
  const slot = await manager.findOneByOrFail(PeerReviewSlotEntity, { requestId, number });
  const grade = await app.app.get(GradeGiving).give(
    { id: author.id, zone: 'UTC', rolloverHour: 4 },
    {
      attemptId,
      sheet: filledSheet(given.levels),
      signed: { kind: 'peer', graderId: given.reviewer.id, reason: given.comment },
    },
  );
  const now = app.clock.now();
  const id = randomUUID();
  await manager.insert(PeerReviewEntity, {
    learnerId: author.id,
    id,
    requestId,
    slotId: slot.id,
    attemptId,
    questionId: request.questionId,
    reviewerId: given.reviewer.id,
    cohortId: request.cohortId,
    isOpenPool: request.isOpenPool,
    state: 'submitted',
    claimedAt: now,
    expiresAt: now,
    submittedAt: now,
    number,
    isCounted: true,
    gradeId: grade.id,
    version: 1,
  });
  const done = { state: 'done', reviewId: id } as const;
  await manager.update(PeerReviewSlotEntity, { learnerId: author.id, id: slot.id }, done);
  await earn(app, given.reviewer, id);
  return id;
}

/** Enough is earned for whatever a test asks. */
async function earn(app: TestApp, reviewer: SignedUp, reviewId: string): Promise<void> {
  await app.dataSource.query(
    `INSERT INTO peer_credit (learner_id, id, subject_id, created_at, amount, reason)
     VALUES ($1, gen_random_uuid(), $2, $3, 1, 'review')`,
    [reviewer.id, reviewId, app.clock.now()],
  );
}

const settledSheet = {
  levels: filledSheet('22222').items,
  score: 0.66667,
  mustHaveMet: true,
  mustHavesAtTop: false,
  criteriaAtTop: 0,
  redFlags: [],
  scope: null,
};

/** The reviews were brought to one result, by which the author's answer stands. */
export async function settle(
  app: TestApp,
  { author, attemptId, requestId, reviewIds }: ReviewedAnswer,
  version = 1,
): Promise<string> {
  const { manager } = app.dataSource;
  const grade = await app.app.get(GradeSettling).settle(
    { id: author.id, zone: 'UTC', rolloverHour: 4 },
    {
      attemptId,
      requestId,
      settled: settledSheet,
      leavesCard: false,
    },
  );
  const id = randomUUID();
  const createdAt = app.clock.now();
  await manager.insert(PeerSettlementEntity, {
    learnerId: author.id,
    id,
    requestId,
    gradeId: grade.id,
    createdAt,
    version,
    spread: 0,
    score: 0.66667,
    mustHaveMet: true,
    confidence: 'high',
    cause: version === 1 ? 'complete' : 'review-voided',
    items: settledSheet.levels.map(({ criterionKey, levelKey }) => ({
      criterionKey,
      levelKey,
      value: 0.66667,
      spread: 0,
      isContested: false,
    })),
    redFlags: [],
    reviewIds,
  });
  const settled = { state: 'settled', resolvedAt: createdAt } as const;
  await manager.update(PeerReviewRequestEntity, { learnerId: author.id, id: requestId }, settled);
  return id;
}

/** Peers do not come to an end: somebody with authority is asked. */
export async function escalate(
  app: TestApp,
  { author, requestId }: ReviewedAnswer,
  cause: 'contested' | 'unreviewed' = 'contested',
): Promise<void> {
  const ref = { learnerId: author.id, requestId };
  await app.app.get(UnitOfWork).run(async () => {
    const request = await app.app.get(PeerModeration).hold(ref);
    const settlesAt = new Date(app.clock.now().getTime() + 7 * 86_400_000);
    const unitOfWork = app.app.get(UnitOfWork);
    const key = { learnerId: author.id, id: requestId };
    const handedOver = { state: 'with_coach', settlesAt } as const;
    await unitOfWork.manager.update(PeerReviewRequestEntity, key, handedOver);
    await app.app.get(Escalations).open(request, cause);
  });
}

export const appealReason = 'The lease is renewed in the last paragraph.';

export async function appeal(app: TestApp, { author, requestId }: ReviewedAnswer): Promise<string> {
  const path = `/v1/peer-review-requests/${requestId}/appeals`;
  return idOf(await post(app, author, path, { reason: appealReason }));
}

export async function flagAnswer(
  app: TestApp,
  reviewer: SignedUp,
  reviewId = '',
  more: object = {},
): Promise<string> {
  const body = { reason: 'abusive', ...more };
  return idOf(await post(app, reviewer, `/v1/peer-reviews/${reviewId}/flags`, body));
}

export async function flagReview(
  app: TestApp,
  { author, requestId }: ReviewedAnswer,
  number: number,
  more: object = {},
): Promise<string> {
  const path = `/v1/peer-review-requests/${requestId}/reviews/${number}/flags`;
  return idOf(await post(app, author, path, { reason: 'abusive', ...more }));
}

/** Whatever version the case has. */
export async function decide(
  app: TestApp,
  coach: SignedUp,
  caseId: string,
  body: object,
): Promise<Response> {
  return app.http
    .post(`/v1/cases/${caseId}/decision`)
    .set({ ...coach.auth, 'If-Match': '*' })
    .send({ reason: 'Both paths are there.', ...body });
}

function idOf(response: Response): string {
  if (response.status !== 201) throw new Error(`case: ${response.text}`);
  return (response.body as { id: string }).id;
}
