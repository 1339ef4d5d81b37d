import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { notFound } from '../kernel/app-error.js';
import { SnapshotReader } from '../readiness-history/snapshot.reader.js';
import { Assessments, type AssessmentOptions } from '../readiness/assessments.service.js';
import type { ReportMaterial } from './domain/show-only.js';

/** Earlier scores in a report: a line each on its one sheet. */
const mostPoints = 8;

/** Brings together what a report may show. */
@Injectable()
export class ReportMaterials {
  constructor(
    private readonly accounts: AccountReader,
    private readonly assessments: Assessments,
    private readonly snapshots: SnapshotReader,
  ) {}

  /** As of now. @throws AppError not-found, also for somebody else's target and a learner who left */
  async load(
    learnerId: string,
    targetId: string,
    options: AssessmentOptions = {},
  ): Promise<ReportMaterial> {
    const learner = await this.accounts.find(learnerId);
    if (learner === null) throw notFound('target');
    const { report } = await this.assessments.assess(learner, targetId, options);
    const points = await this.snapshots.listLatest(learnerId, targetId, mostPoints);
    const history = points.map(({ asOf, status, score, low80, high80, sd }) => {
      return { asOf: asOf.toISOString(), status, score, low80, high80, sd };
    });
    return { report, learnerName: learner.displayName, history };
  }
}
