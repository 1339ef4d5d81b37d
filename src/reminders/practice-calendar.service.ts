import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { InterviewGoalReader } from '../interview-goals/interview-goal.reader.js';
import { addDays } from '../scheduling/domain/add-days.js';
import { dayNumber } from '../scheduling/domain/day-number.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { firstInstantAtWall } from '../scheduling/domain/wall-clock.js';
import { CalendarSources } from './calendar-sources.js';
import { planCalendar } from './domain/plan-calendar.js';
import { ReminderRepository } from './reminder.repository.js';
import { WaitingWorkService } from './waiting-work.service.js';
import { writeCalendar } from './write-calendar.js';

const shownDays = 60;
const msPerMinute = 60_000;
const minutesPerDay = 1440;

/** What comes due on which day, at the time the learner practises. */
@Injectable()
export class PracticeCalendarService {
  constructor(
    private readonly waiting: WaitingWorkService,
    private readonly reminders: ReminderRepository,
    private readonly goals: InterviewGoalReader,
    private readonly sources: CalendarSources,
    private readonly clock: Clock,
  ) {}

  async write(learner: Learner): Promise<string> {
    const { localTime } = await this.reminders.getSettings(learner.id);
    const { cards, studyDay } = await this.waiting.get(learner);
    const goals = await this.goals.listActive(learner.id);
    const days = planCalendar(cards, studyDay, addDays(studyDay, shownDays));
    return writeCalendar({
      learnerId: learner.id,
      madeAt: this.clock.now(),
      sessions: days.map(({ day, items, minutes }) => {
        const start = startOf(day, localTime, learner);
        const end = new Date(start.getTime() + minutes * msPerMinute);
        return { day, start, end, title: `Practice: ${items} to review, about ${minutes} min` };
      }),
      interviews: goals
        .filter(({ interviewDay }) => interviewDay >= studyDay)
        .map(({ id, interviewDay: day, title }) => ({ id, day, title: title ?? 'Interview' })),
      appointments: await this.sources.listAppointments(learner),
    });
  }
}

/** A study day ends after midnight: a time before the rollover is on the next date. */
function startOf(day: string, localTime: string, { zone, rolloverHour }: Learner): Date {
  const [hours = 0, minutes = 0] = localTime.split(':').map(Number);
  const date = dayNumber(day) + (hours < rolloverHour ? 1 : 0);
  const wallMinutes = date * minutesPerDay + hours * 60 + minutes;
  return new Date(firstInstantAtWall(wallMinutes * msPerMinute, zone));
}
