import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { Agreement } from './agreement.service.js';
import { AskableQuestions } from './askable-questions.service.js';
import { AttendanceController } from './attendance.controller.js';
import { Attendance } from './attendance.service.js';
import { BookedCalendar } from './booked-calendar.js';
import { Booking } from './booking.service.js';
import { InterviewCalendar } from './interview-calendar.service.js';
import { InterviewDeparture } from './interview-departure.js';
import { InterviewList } from './interview-list.service.js';
import { InterviewMoves } from './interview-moves.js';
import { InterviewNotices } from './interview-notices.js';
import { InterviewViews } from './interview-views.service.js';
import { InvitationLinkController } from './invitation-link.controller.js';
import { InvitationLinks } from './invitation-link.service.js';
import { InviteeRules } from './invitee-rules.service.js';
import { MockInterviewController } from './mock-interview.controller.js';
import { MockInterviewEntity } from './mock-interview.entity.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { MockInterviewsSection } from './mock-interviews-section.js';
import { NewInterviews } from './new-interviews.service.js';
import { OwnInterviews } from './own-interviews.js';
import { PassingTime } from './passing-time.service.js';
import { ProposalService } from './proposal.service.js';
import { QuestionOptionList } from './question-option-list.service.js';
import { RemindOfInterviewsJob } from './remind-of-interviews.job.js';
import { RevealedHintEntity } from './revealed-hint.entity.js';
import { RoundFeedbackEntity } from './round-feedback.entity.js';
import { RoundNoteEntity } from './round-note.entity.js';
import { RoundPlanner } from './round-planner.service.js';
import { RoundQuestionController } from './round-question.controller.js';
import { RoundQuestions } from './round-questions.service.js';
import { RoundWordsRepository } from './round-words.repository.js';
import { RoundEntity } from './round.entity.js';
import { RoundRepository } from './round.repository.js';
import { SeatEntity } from './seat.entity.js';
import { SeatRepository } from './seat.repository.js';
import { SettleInterviewsJob } from './settle-interviews.job.js';

/** Interviews that two people hold with each other, to practise. */
@Module({
  imports: [
    AttemptsModule,
    CohortsModule,
    IdentityModule,
    NotificationsModule,
    QuestionBankModule,
    RemindersModule,
    SchedulingModule,
    TypeOrmModule.forFeature([
      MockInterviewEntity,
      RevealedHintEntity,
      RoundEntity,
      RoundFeedbackEntity,
      RoundNoteEntity,
      SeatEntity,
    ]),
  ],
  controllers: [
    InvitationLinkController,
    MockInterviewController,
    AttendanceController,
    RoundQuestionController,
  ],
  providers: [
    Agreement,
    AskableQuestions,
    Attendance,
    BookedCalendar,
    Booking,
    InterviewCalendar,
    InterviewDeparture,
    InterviewList,
    InterviewMoves,
    InterviewNotices,
    InterviewViews,
    InvitationLinks,
    InviteeRules,
    MockInterviewRepository,
    MockInterviewsSection,
    NewInterviews,
    OwnInterviews,
    PassingTime,
    ProposalService,
    QuestionOptionList,
    RemindOfInterviewsJob,
    RoundPlanner,
    RoundQuestions,
    RoundRepository,
    RoundWordsRepository,
    SeatRepository,
    SettleInterviewsJob,
  ],
})
export class MockInterviewsModule {}
