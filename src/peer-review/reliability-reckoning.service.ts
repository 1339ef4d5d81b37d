import { Injectable } from '@nestjs/common';
import { CalibrationReader } from '../calibration/calibration.reader.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { estimateReliability } from './domain/estimate-reliability.js';
import type { PeerScore } from './domain/line-up-scores.js';
import { PeerReliabilityRepository, type CountedScore } from './peer-reliability.repository.js';

const answersAtOnce = 2000;

/** All that counts, without a word of it. */
interface ScoredAnswers {
  readonly answers: PeerScore[][];
  /** Who reviewed questions of which bank. */
  readonly gradersOf: Map<string, Set<string>>;
}

/** Reckons from all settled answers how far each reviewer can be relied on. */
@Injectable()
export class ReliabilityReckoning {
  constructor(
    private readonly reliabilities: PeerReliabilityRepository,
    private readonly calibration: CalibrationReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Read piece by piece, so that nobody waits for it; what is known changes at one moment. */
  async reckon(): Promise<void> {
    const { answers, gradersOf } = await this.readAll();
    const calibrated = await this.listCalibrated(gradersOf);
    const known = estimateReliability(answers, calibrated);
    await this.unitOfWork.runUnhurried(() =>
      this.reliabilities.replaceAll(known, this.clock.now()),
    );
  }

  private async readAll(): Promise<ScoredAnswers> {
    const read: ScoredAnswers = { answers: [], gradersOf: new Map() };
    // A string for each grader rather than for each score.
    const ids = new Map<string, string>();
    let page = await this.readPage(null);
    while (page.length > 0) {
      const byAnswer = Map.groupBy(page, ({ learnerId, requestId }) => `${learnerId} ${requestId}`);
      for (const scores of byAnswer.values()) read.answers.push(keep(scores, ids));
      noteGraders(read.gradersOf, page);
      const last = page.at(-1);
      page = last === undefined ? [] : await this.readPage([last.learnerId, last.requestId]);
    }
    return read;
  }

  private readPage(after: readonly [string, string] | null): Promise<CountedScore[]> {
    return this.unitOfWork.runUnhurried(() => this.reliabilities.listScores(after, answersAtOnce));
  }

  /** In any bank: here it only says how much is known beforehand. */
  private async listCalibrated(
    gradersOf: ReadonlyMap<string, ReadonlySet<string>>,
  ): Promise<ReadonlySet<string>> {
    const calibrated = new Set<string>();
    for (const [bankId, graders] of gradersOf) {
      const found = await this.calibration.listCalibrated(Array.from(graders), bankId);
      for (const id of found) calibrated.add(id);
    }
    return calibrated;
  }
}

function keep(scores: readonly CountedScore[], ids: Map<string, string>): PeerScore[] {
  return scores.map(({ graderId, score }) => {
    const known = ids.get(graderId) ?? graderId;
    ids.set(graderId, known);
    return { graderId: known, score };
  });
}

function noteGraders(gradersOf: Map<string, Set<string>>, page: readonly CountedScore[]): void {
  for (const { bankId, graderId } of page) {
    const graders = gradersOf.get(bankId) ?? new Set();
    gradersOf.set(bankId, graders.add(graderId));
  }
}
