/**
 * What people are told of, each kind with what is told besides. All of it is JSON and all of it leaves
 * the service in webhooks: ids, states, days, the title of an assignment; never a name of a person, an
 * address or an answer. Instants are RFC 3339 text.
 */
export interface NoticeData {
  /** To an author: the reviews of an answer were brought to one result. */
  'peer-review.settled': PeerReviewRef & {
    readonly confidence: 'high' | 'medium' | 'low' | 'contested';
  };
  /** To an author: nobody reviewed an answer in time; so many credits were given back. */
  'peer-review.closed': PeerReviewRef & { readonly refunded: number };
  /** To a reviewer: what they have claimed is soon given to somebody else. */
  'peer-review.lease-ending': { readonly reviewId: string; readonly expiresAt: string };
  /** To a reviewer: an author said how helpful their review was. */
  'peer-review.rated': GivenReviewRef;
  /** To a reviewer: their review was struck out, and the credit it earned with it. */
  'peer-review.struck-out': GivenReviewRef;
  /**
   * To a reviewer: somebody with authority decided about an answer they reviewed. Their grade stands before
   * what peers say, or they leave that as it is, or the answer was taken out.
   */
  'peer-review.decided': GivenReviewRef & {
    readonly outcome: 'graded' | 'confirmed' | 'taken-out';
  };
  /** To those who may decide it: a case waits for a decision. Of no cohort in the open pool. */
  'case.opened': CaseRef & { readonly cohortId: string | null };
  /** To those concerned: a case was decided. */
  'case.decided': CaseRef & { readonly outcome: string };
  /** To who is invited: somebody proposes a mock interview. */
  'mock-interview.proposed': MockInterviewRef;
  /** To both: a mock interview has its time. */
  'mock-interview.booked': MockInterviewRef & { readonly startsAt: string };
  /** To the other: a mock interview does not take place. */
  'mock-interview.cancelled': MockInterviewRef;
  /** To both: a mock interview begins soon. */
  'mock-interview.starting': MockInterviewRef & { readonly startsAt: string };
  /** To both: a mock interview did not take place because somebody was not there. */
  'mock-interview.no-show': MockInterviewRef;
  /** To both: the grades of a mock interview are shown to both. */
  'mock-interview.revealed': MockInterviewRef;
  /** To who answered: a coach graded an answer. */
  'attempt.graded': { readonly attemptId: string; readonly questionId: string };
  /** To each member asked: those who coach a cohort assigned something. */
  'assignment.given': {
    readonly assignmentId: string;
    readonly cohortId: string;
    readonly title: string;
    readonly dueDay: string;
  };
  /** To who asked for it: a call to see whether a webhook works. */
  'webhook.test': WebhookRef;
  /** To who made it: a webhook is not called any more, because its address said so or never answered. */
  'webhook.disabled': WebhookRef & { readonly reason: 'gone' | 'failing' };
}

interface PeerReviewRef {
  readonly requestId: string;
  readonly attemptId: string;
  readonly questionId: string;
}

/** A review as its reviewer knows it: nothing that leads to the answer's author. */
interface GivenReviewRef {
  readonly reviewId: string;
  readonly questionId: string;
}

interface CaseRef {
  readonly caseId: string;
  /** What the case is about. */
  readonly kind: 'contested' | 'appeal' | 'flag';
}

interface MockInterviewRef {
  readonly interviewId: string;
}

interface WebhookRef {
  readonly webhookId: string;
}

export type NoticeKind = keyof NoticeData;

/** Something that somebody is told. */
export type Notice = {
  readonly [Kind in NoticeKind]: {
    readonly learnerId: string;
    readonly kind: Kind;
    readonly data: NoticeData[Kind];
  };
}[NoticeKind];

/**
 * Kinds that tell of what an anonymous peer did, or what became of it. When exactly they did it would tell
 * who they are, to whoever saw them come and go: of these the day is told, and their ids hold no time.
 */
export const blindKinds: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'peer-review.settled',
  'peer-review.closed',
  'peer-review.rated',
  'peer-review.struck-out',
  'peer-review.decided',
  'case.opened',
  'case.decided',
]);
