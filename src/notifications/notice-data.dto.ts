import { ApiProperty } from '@nestjs/swagger';

/** Which reviews of which answer. */
class PeerReviewRefData {
  /** The request for reviews. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  requestId: string;
  /** The answer. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a35 */
  attemptId: string;
  /** What it answers. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a36 */
  questionId: string;
}

/** The reviews of an answer were brought to one result. */
export class PeerReviewSettledData extends PeerReviewRefData {
  /** How far the reviewers agree. */
  @ApiProperty({ enum: ['high', 'medium', 'low', 'contested'] })
  confidence: 'high' | 'medium' | 'low' | 'contested';
}

/** Nobody reviewed an answer in time. */
export class PeerReviewClosedData extends PeerReviewRefData {
  /** Credits that were given back. @example 3 */
  refunded: number;
}

/** A claim that ends soon. */
export class PeerReviewLeaseEndingData {
  /** Your review. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  reviewId: string;
  /** From then on it may be given to somebody else. @example 2026-11-22T09:30:00.000Z */
  expiresAt: string;
}

/** A review that somebody gave. */
class GivenReviewData {
  /** Your review. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  reviewId: string;
  /** What the answer was to. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a36 */
  questionId: string;
}

/** What an author thought of a review. */
export class PeerReviewRatedData extends GivenReviewData {}

/** A review that was struck out. */
export class PeerReviewStruckOutData extends GivenReviewData {}

/** An answer that was decided on, with a review of it. */
export class PeerReviewDecidedData extends GivenReviewData {
  /**
   * `graded`: a grade of who decided stands before what the reviews came to; `confirmed`: that stands;
   * `taken-out`: the answer was struck out, and your review keeps its credit.
   */
  @ApiProperty({ enum: ['graded', 'confirmed', 'taken-out'] })
  outcome: 'graded' | 'confirmed' | 'taken-out';
}

/** A case that somebody decides. */
class CaseRefData {
  /** The case. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  caseId: string;
  /** What it is about. */
  @ApiProperty({ enum: ['contested', 'appeal', 'flag'] })
  kind: 'contested' | 'appeal' | 'flag';
}

/** A case that waits for a decision. */
export class CaseOpenedData extends CaseRefData {
  /** The cohort it belongs to; null for the open pool. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a37 */
  cohortId: string | null;
}

/** A case that was decided. */
export class CaseDecidedData extends CaseRefData {
  /** What was decided. @example upheld */
  outcome: string;
}

/** A mock interview. */
export class MockInterviewData {
  /** The interview. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  interviewId: string;
}

/** A mock interview that has its time. */
export class MockInterviewTimeData extends MockInterviewData {
  /** When it begins. @example 2026-11-22T18:00:00.000Z */
  startsAt: string;
}

/** An answer that a coach graded. */
export class AttemptGradedData {
  /** The answer. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a35 */
  attemptId: string;
  /** What it answers. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a36 */
  questionId: string;
}

/** Something that a cohort is asked to do. */
export class AssignmentGivenData {
  /** What is assigned. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  assignmentId: string;
  /** Where. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a37 */
  cohortId: string;
  /** What it is called. @example Week 1 */
  title: string;
  /** The last day for it, by your own calendar. @example 2026-11-29 */
  dueDay: string;
}

/** A webhook that is tried. */
export class WebhookTestData {
  /** The webhook. @example 019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34 */
  webhookId: string;
}

/** A webhook that is not called any more. */
export class WebhookDisabledData extends WebhookTestData {
  /** `gone`: its address answered 410; `failing`: for five days every call failed. */
  @ApiProperty({ enum: ['gone', 'failing'] })
  reason: 'gone' | 'failing';
}
