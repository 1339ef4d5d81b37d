import { Injectable } from '@nestjs/common';
import type { Learner } from '../scheduling/domain/learner.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import type { FirstMeeting } from './domain/project-on-plan.js';

/** A feature that knows which new questions a learner will meet when. */
export interface PlannedQuestionSource {
  /** From today until that day, it included; null when it has no plan for this learner. */
  listPlanned(learner: Learner, untilDay: StudyDay): Promise<readonly FirstMeeting[] | null>;
}

/** Where features to the right say what learners are going to practise. */
@Injectable()
export class PlannedQuestions {
  private readonly sources: PlannedQuestionSource[] = [];

  register(source: PlannedQuestionSource): void {
    this.sources.push(source);
  }

  /** Null when nobody has a plan for this learner. */
  async listPlanned(learner: Learner, untilDay: StudyDay): Promise<FirstMeeting[] | null> {
    let planned: FirstMeeting[] | null = null;
    for (const source of this.sources) {
      const more = await source.listPlanned(learner, untilDay);
      if (more !== null) planned = [...(planned ?? []), ...more];
    }
    return planned;
  }
}
