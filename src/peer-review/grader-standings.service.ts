import { Injectable } from '@nestjs/common';
import { CalibrationReader } from '../calibration/calibration.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { priorVariance, type GraderStanding } from './domain/grader-standing.js';
import { PeerReliabilityRepository } from './peer-reliability.repository.js';

/** What is known of those who review, for what they say of a question. */
@Injectable()
export class GraderStandings {
  constructor(
    private readonly reliabilities: PeerReliabilityRepository,
    private readonly calibration: CalibrationReader,
    private readonly questions: QuestionReader,
  ) {}

  /** Of each of these reviewers, by id; not calibrated where there is no such question. */
  async of(
    reviewerIds: readonly string[],
    questionId: string,
  ): Promise<ReadonlyMap<string, GraderStanding>> {
    const [question] = await this.questions.currentOf([questionId]);
    if (question === undefined) return this.standingsOf(reviewerIds, new Set());
    return this.inBank(reviewerIds, question.bankId);
  }

  /** The same for all questions of a bank. */
  async inBank(
    reviewerIds: readonly string[],
    bankId: string,
  ): Promise<ReadonlyMap<string, GraderStanding>> {
    const calibrated = await this.calibration.listCalibrated(reviewerIds, bankId);
    return this.standingsOf(reviewerIds, calibrated);
  }

  private async standingsOf(
    reviewerIds: readonly string[],
    calibrated: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, GraderStanding>> {
    const known = await this.reliabilities.listOf(reviewerIds);
    const byId = new Map(known.map((each) => [each.learnerId, each]));
    return new Map(
      reviewerIds.map((id) => {
        const isCalibrated = calibrated.has(id);
        const unknown = { bias: 0, variance: priorVariance(isCalibrated), reviews: 0 };
        const { bias, variance, reviews } = byId.get(id) ?? unknown;
        return [id, { bias, variance, reviews, isCalibrated }];
      }),
    );
  }
}
