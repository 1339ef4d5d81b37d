import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { Clock } from '../kernel/clock.js';
import {
  CalendarSources,
  type CalendarAppointment,
  type CalendarSource,
} from '../reminders/calendar-sources.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { planAppointments } from './plan-appointments.js';
import { PlanViews } from './plan-views.service.js';
import { writePlanCalendar } from './write-plan-calendar.js';

/** The sittings of plans, as a file and in the calendar that a learner subscribes to. */
@Injectable()
export class PlanCalendarService implements CalendarSource, OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly views: PlanViews,
    private readonly accounts: AccountReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  /** As iCalendar text. @throws AppError not-found */
  async write(learner: Learner, id: string): Promise<string> {
    const view = await this.views.view(learner, id);
    return writePlanCalendar({
      name: view.edition.programme.title,
      madeAt: this.clock.now(),
      sittings: planAppointments(view),
    });
  }

  async listAppointments({ id }: { id: string }): Promise<CalendarAppointment[]> {
    const learner = await this.accounts.find(id);
    if (learner === null) return [];
    return (await this.views.viewAll(learner)).flatMap((view) => planAppointments(view));
  }
}
