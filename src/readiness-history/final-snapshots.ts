import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadinessReport } from '../readiness/domain/readiness-report.js';
import {
  FinalReports,
  type FinalReportSource,
  type PastInterview,
} from '../readiness/final-reports.js';
import { SnapshotReader } from './snapshot.reader.js';

/** Brings back what was told last before interviews that are over. */
@Injectable()
export class FinalSnapshots implements FinalReportSource, OnModuleInit {
  constructor(
    private readonly finals: FinalReports,
    private readonly snapshots: SnapshotReader,
  ) {}

  onModuleInit(): void {
    this.finals.register(this);
  }

  async findReport(interview: PastInterview): Promise<ReadinessReport | null> {
    const final = await this.snapshots.findFinal(interview);
    return final === null ? null : (JSON.parse(final.report) as ReadinessReport);
  }
}
