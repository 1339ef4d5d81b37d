import { Injectable } from '@nestjs/common';
import { governingGoal } from '../interview-goals/domain/governing-goal.js';
import { InterviewGoalReader } from '../interview-goals/interview-goal.reader.js';
import { addDays } from '../scheduling/domain/add-days.js';
import { AssignmentProgress } from './assignment-progress.service.js';
import type { OpenWork } from './cohort-material.service.js';
import { ContestedGrades } from './contested-grades.service.js';
import type { BoardRow, Contested, StudentFacts } from './domain/board.js';
import { isInactive } from './domain/is-inactive.js';
import type { Student } from './domain/student.js';
import { GroupActivity } from './group-activity.service.js';
import { GroupStruggles } from './group-struggles.service.js';

/** What a board is about. */
export interface BoardTopic {
  /** The questions of the cohort. */
  readonly questionIds: readonly string[];
  readonly work: readonly OpenWork[];
  /** From so many study days without practice somebody is inactive. */
  readonly inactiveDays: number;
}

const never = { lastDay: null, reviews7: 0, reviews28: 0, attempts7: 0, attempts28: 0 };
const nothing = { done: 0, open: 0, overdue: 0 };

/** How it goes with many, in as many statements as with one. */
@Injectable()
export class GroupFacts {
  constructor(
    private readonly activity: GroupActivity,
    private readonly struggles: GroupStruggles,
    private readonly contested: ContestedGrades,
    private readonly progress: AssignmentProgress,
    private readonly goals: InterviewGoalReader,
  ) {}

  /** In the order in which the students are given. */
  async gather(students: readonly Student[], topic: BoardTopic): Promise<BoardRow[]> {
    const { questionIds, work, inactiveDays } = topic;
    const ids = students.map(({ learnerId }) => learnerId);
    const activity = await this.activity.measure(students);
    const stuck = Map.groupBy(
      await this.struggles.find(ids, questionIds),
      ({ learnerId }) => learnerId,
    );
    const contested = await this.listContested(ids, questionIds);
    const assignments = await this.progress.measure(students, work);
    const goals = await this.goals.listActiveOfAll(ids);
    return students.map((student) => {
      const { learnerId, today } = student;
      const practised = activity.get(learnerId) ?? never;
      // On its own day an interview is still the next one.
      const next = governingGoal(goals.get(learnerId) ?? [], addDays(today, -1));
      const facts: StudentFacts = {
        activity: practised,
        isInactive: isInactive(practised.lastDay, today, inactiveDays),
        stuckOn: stuck.get(learnerId) ?? [],
        contested: contested.get(learnerId) ?? [],
        nextInterviewDay: next?.interviewDay ?? null,
        assignments: assignments.get(learnerId) ?? nothing,
      };
      return { student, facts };
    });
  }

  private async listContested(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<ReadonlyMap<string, Contested[]>> {
    const found = await this.contested.list(learnerIds, questionIds);
    const byLearner = Map.groupBy(found, ({ learnerId }) => learnerId);
    return new Map(
      Array.from(byLearner, ([learnerId, all]) => [
        learnerId,
        all.map(({ attemptId, questionId, title, own, coach }) => ({
          attemptId,
          questionId,
          title,
          ownScore: own.score,
          coachScore: coach.score,
          differsOnMustHaves: own.mustHaveMet !== coach.mustHaveMet,
        })),
      ]),
    );
  }
}
