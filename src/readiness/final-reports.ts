import { Injectable } from '@nestjs/common';
import type { ReadinessReport } from './domain/readiness-report.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';

/** An interview that is over, and whose. */
export interface PastInterview {
  readonly learnerId: string;
  readonly targetId: string;
  readonly interviewDay: StudyDay;
}

/** A feature that keeps what was told before interviews. */
export interface FinalReportSource {
  /** The report that stands for an interview; null when nothing was kept of it. */
  findReport(interview: PastInterview): Promise<ReadinessReport | null>;
}

/** Where features to the right bring back what was told last before an interview. */
@Injectable()
export class FinalReports {
  private readonly sources: FinalReportSource[] = [];

  register(source: FinalReportSource): void {
    this.sources.push(source);
  }

  /** Null when nobody kept one. */
  async find(interview: PastInterview): Promise<ReadinessReport | null> {
    for (const source of this.sources) {
      const report = await source.findReport(interview);
      if (report !== null) return report;
    }
    return null;
  }
}
