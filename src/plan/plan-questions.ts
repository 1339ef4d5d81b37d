import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FirstMeeting } from '../readiness/domain/project-on-plan.js';
import { PlannedQuestions, type PlannedQuestionSource } from '../readiness/planned-questions.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import { trackUnits } from './domain/plan-status.js';
import { PlanLoader, type LoadedPlan } from './plan-loader.service.js';

/** Tells readiness which questions somebody's plans have them meet, and when. */
@Injectable()
export class PlanQuestions implements PlannedQuestionSource, OnModuleInit {
  constructor(
    private readonly planned: PlannedQuestions,
    private readonly loader: PlanLoader,
  ) {}

  onModuleInit(): void {
    this.planned.register(this);
  }

  /** What was missed is expected today, as the queue asks for it. Null once every plan is over. */
  async listPlanned(learner: Learner, untilDay: StudyDay): Promise<FirstMeeting[] | null> {
    const open = (await this.loader.loadAll(learner)).flatMap(openQuestions);
    if (open.length === 0) return null;
    return open.filter(({ day }) => day <= untilDay);
  }
}

const asked = new Set<string>(['question', 'scenario', 'spoken', 'written']);

function openQuestions({ edition, progress }: LoadedPlan): FirstMeeting[] {
  return trackUnits(progress)
    .filter(({ kind, state }) => asked.has(kind) && (state === 'open' || state === 'missed'))
    .flatMap(({ name, dueDay }) => {
      const questionId = edition.questionIds[name];
      const day = dueDay < progress.today ? progress.today : dueDay;
      return questionId === undefined ? [] : [{ questionId, day }];
    });
}
