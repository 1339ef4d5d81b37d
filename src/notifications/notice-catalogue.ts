import type { Type } from '@nestjs/common';
import type { DescribedCall } from '../platform/openapi/describes-calls.js';
import { blindKinds, type NoticeData, type NoticeKind } from './domain/notice.js';
import {
  AssignmentGivenData,
  AttemptGradedData,
  CaseDecidedData,
  CaseOpenedData,
  MockInterviewData,
  MockInterviewTimeData,
  PeerReviewClosedData,
  PeerReviewDecidedData,
  PeerReviewLeaseEndingData,
  PeerReviewRatedData,
  PeerReviewSettledData,
  PeerReviewStruckOutData,
  WebhookDisabledData,
  WebhookTestData,
} from './notice-data.dto.js';

/** A kind of notice as the outside meets it. */
export interface DescribedNotice<Data = object> {
  /** The shape of its data. */
  readonly data: Type<Data>;
  /** Who is told what. */
  readonly told: string;
}

/** Every kind there is: what lists and webhooks say of it. */
export const noticeCatalogue: {
  readonly [Kind in NoticeKind]: DescribedNotice<NoticeData[Kind]>;
} = {
  'peer-review.settled': {
    data: PeerReviewSettledData,
    told: 'The reviews of your answer were brought to one result.',
  },
  'peer-review.closed': {
    data: PeerReviewClosedData,
    told: 'Nobody reviewed your answer in time; your credits are back.',
  },
  'peer-review.lease-ending': {
    data: PeerReviewLeaseEndingData,
    told: 'What you have claimed for review is soon given to somebody else.',
  },
  'peer-review.rated': {
    data: PeerReviewRatedData,
    told: 'An author said how helpful your review was.',
  },
  'peer-review.struck-out': {
    data: PeerReviewStruckOutData,
    told: 'Your review was struck out, and the credit it earned is taken back.',
  },
  'peer-review.decided': {
    data: PeerReviewDecidedData,
    told: 'Somebody with authority decided about an answer that you reviewed.',
  },
  'case.opened': { data: CaseOpenedData, told: 'A case waits for somebody who may decide it.' },
  'case.decided': { data: CaseDecidedData, told: 'A case that concerns you was decided.' },
  'mock-interview.proposed': {
    data: MockInterviewData,
    told: 'Somebody proposes a mock interview to you.',
  },
  'mock-interview.booked': {
    data: MockInterviewTimeData,
    told: 'A mock interview of yours has its time.',
  },
  'mock-interview.cancelled': {
    data: MockInterviewData,
    told: 'A mock interview of yours does not take place.',
  },
  'mock-interview.starting': {
    data: MockInterviewTimeData,
    told: 'A mock interview of yours begins soon.',
  },
  'mock-interview.no-show': {
    data: MockInterviewData,
    told: 'A mock interview of yours did not take place, because somebody was not there.',
  },
  'mock-interview.revealed': {
    data: MockInterviewData,
    told: 'The grades of a mock interview are shown to both of you.',
  },
  'attempt.graded': { data: AttemptGradedData, told: 'A coach graded your answer.' },
  'assignment.given': {
    data: AssignmentGivenData,
    told: 'You are asked to do something in a cohort.',
  },
  'webhook.test': { data: WebhookTestData, told: 'You asked to see whether a webhook works.' },
  'webhook.disabled': { data: WebhookDisabledData, told: 'A webhook of yours is called no more.' },
};

export const noticeKinds = Object.keys(noticeCatalogue) as NoticeKind[];

/** The kinds that webhooks may ask for. Of itself a webhook tells by no webhook. */
export const webhookKinds = noticeKinds.filter((kind) => !kind.startsWith('webhook.'));

/** The calls that webhooks may get, for the description of the API. */
export const webhookCalls: readonly DescribedCall[] = noticeKinds
  .filter((kind) => kind !== 'webhook.disabled')
  .map((kind) => ({
    name: kind,
    told: noticeCatalogue[kind].told,
    data: noticeCatalogue[kind].data,
    isOfTheDay: blindKinds.has(kind),
  }));
