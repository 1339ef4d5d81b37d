import { Injectable } from '@nestjs/common';
import type { Learner } from '../scheduling/domain/learner.js';
import { GroupMemoryReader } from '../scheduling/group-memory.reader.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { addDays } from '../scheduling/domain/add-days.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import type { LoadedInput } from './assessment-inputs.service.js';
import { earliestMeetings } from './domain/earliest-meetings.js';
import { newADay } from './domain/new-a-day.js';
import { projectOnPlan, type FirstMeeting } from './domain/project-on-plan.js';
import type { ReadinessInput } from './domain/readiness-input.js';
import { PlannedQuestions } from './planned-questions.js';

/** What somebody would know at the interview if all went by plan. */
@Injectable()
export class PlanScenario {
  constructor(
    private readonly planned: PlannedQuestions,
    private readonly memory: LearnerMemoryReader,
    private readonly groups: GroupMemoryReader,
  ) {}

  /** Null when there is no day that lies ahead. */
  async project(
    { learner, input, cards }: LoadedInput,
    interviewDay: StudyDay | null,
  ): Promise<ReadinessInput | null> {
    const asOf = new Date(input.asOfMs);
    const today = studyDayOf(asOf, learner);
    if (interviewDay === null || interviewDay <= today) return null;
    const { settings, parameters } = await this.memory.getCurrentSettings(learner.id);
    const until = addDays(interviewDay, -1);
    const room = {
      today,
      until,
      perDay: settings.newPerDay,
      metToday: await this.groups.countMet(learner.id, today),
    };
    const met = new Set(input.memories.map(({ questionId }) => questionId));
    const unmet = input.questions.filter((each) => !each.isSuspended && !met.has(each.questionId));
    const unmetIds = unmet.map(({ questionId }) => questionId);
    const planned = await this.plannedFor(learner, until, unmetIds);
    const meetings = earliestMeetings(planned, newADay(unmetIds, room));
    const setting = { clock: learner, parameters, asOf, interviewDay };
    return { ...input, memories: projectOnPlan(cards, meetings, setting) };
  }

  /** What a plan holds of these questions. */
  private async plannedFor(
    learner: Learner,
    until: StudyDay,
    questionIds: readonly string[],
  ): Promise<FirstMeeting[]> {
    const wanted = new Set(questionIds);
    const planned = (await this.planned.listPlanned(learner, until)) ?? [];
    return planned.filter(({ questionId }) => wanted.has(questionId));
  }
}
