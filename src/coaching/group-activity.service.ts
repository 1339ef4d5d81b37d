import { Injectable } from '@nestjs/common';
import { GroupAttemptsReader } from '../attempts/group-attempts.reader.js';
import { Clock } from '../kernel/clock.js';
import { addDays } from '../scheduling/domain/add-days.js';
import { startOfStudyDay } from '../scheduling/domain/start-of-study-day.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { GroupPracticeReader } from '../scheduling/group-practice.reader.js';
import type { Activity } from './domain/board.js';
import type { Student } from './domain/student.js';

/** Reviews and answers of many, counted by their own study days. */
@Injectable()
export class GroupActivity {
  constructor(
    private readonly practice: GroupPracticeReader,
    private readonly attempts: GroupAttemptsReader,
    private readonly clock: Clock,
  ) {}

  /** By learner. */
  async measure(students: readonly Student[]): Promise<ReadonlyMap<string, Activity>> {
    const reviews = await this.practice.listActivity(students, this.clock.now());
    const answers = await this.attempts.listActivity(
      students.map((student) => ({
        learnerId: student.learnerId,
        from7: startOfStudyDay(addDays(student.today, -6), student),
        from28: startOfStudyDay(addDays(student.today, -27), student),
      })),
    );
    const reviewed = new Map(reviews.map((each) => [each.learnerId, each]));
    const answered = new Map(answers.map((each) => [each.learnerId, each]));
    return new Map(
      students.map((student): [string, Activity] => {
        const {
          lastDay = null,
          reviews7 = 0,
          reviews28 = 0,
        } = reviewed.get(student.learnerId) ?? {};
        const {
          lastAt = null,
          attempts7 = 0,
          attempts28 = 0,
        } = answered.get(student.learnerId) ?? {};
        const answeredDay = lastAt === null ? null : studyDayOf(lastAt, student);
        const counts = { reviews7, reviews28, attempts7, attempts28 };
        return [student.learnerId, { lastDay: later(lastDay, answeredDay), ...counts }];
      }),
    );
  }
}

function later(one: StudyDay | null, other: StudyDay | null): StudyDay | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
