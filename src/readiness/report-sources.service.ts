import { Injectable } from '@nestjs/common';
import { PortfolioReader } from '../portfolio/portfolio.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { lookBack } from './domain/look-back.js';
import type { ReadinessReport } from './domain/readiness-report.js';
import type { ReportFacts } from './domain/to-report.js';
import { FinalReports } from './final-reports.js';

/** What goes into a report besides a score. */
@Injectable()
export class ReportSources {
  constructor(
    private readonly portfolio: PortfolioReader,
    private readonly finals: FinalReports,
  ) {}

  async piecesOf(learner: Learner): Promise<ReportFacts['pieces']> {
    const shown = await this.portfolio.listShown(learner);
    return shown.flatMap(({ id, url, title, skills }) =>
      skills.map(({ skill }) => {
        return { skillId: skill, evidence: { kind: 'portfolio', id, url, title } };
      }),
    );
  }

  /** Once an interview is over, what stands for it, if anything was kept; before that as it is. */
  async settled(report: ReadinessReport, isForOthers: boolean): Promise<ReadinessReport> {
    const { learnerId, targetId, interviewDay, interviewPassed } = report;
    if (!interviewPassed || interviewDay === null) return report;
    const final = await this.finals.find({ learnerId, targetId, interviewDay });
    return final === null ? report : lookBack(final, report, isForOthers);
  }
}
