import { Injectable } from '@nestjs/common';
import { QuestionReader } from '../question-bank/question.reader.js';
import { besideOthers, type ReviewBesideOthers } from './domain/beside-others.js';
import type { GraderStanding } from './domain/grader-standing.js';
import type { SettlingReview } from './domain/settle-grades.js';
import { GraderStandings } from './grader-standings.service.js';
import { PeerOpinionReader, type SettledOpinion } from './peer-opinion.reader.js';

/** Holds somebody's reviews against those of others. */
@Injectable()
export class ReviewComparisons {
  constructor(
    private readonly opinions: PeerOpinionReader,
    private readonly standings: GraderStandings,
    private readonly questions: QuestionReader,
  ) {}

  /**
   * Of all that somebody has handed in since then and that is settled, each beside what the others come
   * to without it, weighed by what is known of them now. In no order, and nothing tells which is which.
   */
  async compareOwn(reviewerId: string, since: Date): Promise<ReviewBesideOthers[]> {
    const opinions = await this.opinions.listSettled(reviewerId, since);
    const byBank = Map.groupBy(opinions, ({ bankId }) => bankId);
    const compared: ReviewBesideOthers[] = [];
    for (const [bankId, ofBank] of byBank) {
      const ids = Array.from(new Set(ofBank.map((each) => each.reviewerId)));
      const standings = await this.standings.inBank(ids, bankId);
      const byReview = Map.groupBy(ofBank, ({ besideId }) => besideId);
      for (const [reviewId, beside] of byReview) {
        compared.push(...(await this.compare(reviewId, beside, standings)));
      }
    }
    return compared;
  }

  private async compare(
    reviewId: string,
    opinions: readonly SettledOpinion[],
    standings: ReadonlyMap<string, GraderStanding>,
  ): Promise<ReviewBesideOthers[]> {
    const reviews = opinions.flatMap((opinion) => {
      const standing = standings.get(opinion.reviewerId);
      return standing === undefined ? [] : [toReview(opinion, standing)];
    });
    const own = reviews.find(({ id }) => id === reviewId);
    const [first] = opinions;
    if (own === undefined || first === undefined) return [];
    const criteria = await this.questions.getCriteria(first.revisionId, first.candidateLevel);
    const others = reviews.filter(({ id }) => id !== reviewId);
    return [besideOthers(criteria, own, others)];
  }
}

function toReview(
  { reviewId, items, redFlags, scope, score }: SettledOpinion,
  standing: GraderStanding,
): SettlingReview {
  return { id: reviewId, items, redFlags, scope, score, standing };
}
