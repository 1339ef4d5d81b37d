import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { PeerOpinionReader, type GivenReviews } from '../peer-review/peer-opinion.reader.js';
import { ReviewComparisons } from '../peer-review/review-comparisons.service.js';
import { graderReport, type GraderReport } from './domain/grader-report.js';

/** What a reviewer is told of their reviews, and how many of them there are. */
export interface ReviewerReport extends GivenReviews {
  readonly report: GraderReport;
}

const msPerDay = 86_400_000;

/** How somebody reviews, for themselves alone. */
@Injectable()
export class ReviewerReports {
  constructor(
    private readonly comparisons: ReviewComparisons,
    private readonly opinions: PeerOpinionReader,
    private readonly clock: Clock,
  ) {}

  /** Of what they handed in within so many days; what authors think of it, of all time. */
  async get(reviewerId: string, days: number): Promise<ReviewerReport> {
    const since = new Date(this.clock.now().getTime() - days * msPerDay);
    const { given, counted } = await this.opinions.countGiven(reviewerId, since);
    const compared = await this.comparisons.compareOwn(reviewerId, since);
    const feedback = await this.opinions.listFeedback(reviewerId);
    return { given, counted, report: graderReport(compared, feedback) };
  }
}
