import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { InterviewGoalsModule } from '../interview-goals/interview-goals.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';
import { CalendarFeedService } from './calendar-feed.service.js';
import { CalendarSources } from './calendar-sources.js';
import { PracticeCalendarService } from './practice-calendar.service.js';
import { ReminderController } from './reminder.controller.js';
import { ReminderRepository } from './reminder.repository.js';
import { ReminderService } from './reminder.service.js';
import { ReminderSettingsEntity } from './reminder-settings.entity.js';
import { ReminderSettingsService } from './reminder-settings.service.js';
import { RemindersAccountSection } from './reminders-account-section.js';
import { WaitingWorkService } from './waiting-work.service.js';

/** When a learner is called to practise, and the calendar of what comes due. */
@Module({
  imports: [
    IdentityModule,
    InterviewGoalsModule,
    QueueModule,
    SchedulingModule,
    TypeOrmModule.forFeature([CalendarFeedEntity, ReminderSettingsEntity]),
  ],
  controllers: [ReminderController, CalendarFeedController],
  providers: [
    CalendarFeedRepository,
    CalendarFeedService,
    CalendarSources,
    PracticeCalendarService,
    ReminderRepository,
    ReminderService,
    ReminderSettingsService,
    RemindersAccountSection,
    WaitingWorkService,
  ],
  exports: [CalendarSources],
})
export class RemindersModule {}
