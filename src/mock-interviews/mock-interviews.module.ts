import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PeerReviewModule } from '../peer-review/peer-review.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { Agreement } from './agreement.service.js';
import { AskableQuestions } from './askable-questions.service.js';
import { AskableRoundsRepository } from './askable-rounds.repository.js';
import { Attendance } from './attendance.service.js';
import { AttendanceController } from './attendance.controller.js';
import { BookedCalendar } from './booked-calendar.js';
import { Booking } from './booking.service.js';
import { FeedbackBook } from './feedback-book.js';
import { HintLog } from './hint-log.js';
import { InterviewCalendar } from './interview-calendar.service.js';
import { InterviewDeparture } from './interview-departure.js';
import { InterviewList } from './interview-list.service.js';
import { InterviewMoves } from './interview-moves.js';
import { InterviewNotices } from './interview-notices.js';
import { InterviewReports } from './interview-report.service.js';
import { InterviewStreams } from './interview-streams.service.js';
import { InterviewNames } from './interview-names.service.js';
import { InterviewViews } from './interview-views.service.js';
import { InvitationLinkController } from './invitation-link.controller.js';
import { InvitationLinks } from './invitation-link.service.js';
import { InvitationTokens } from './invitation-tokens.js';
import { InviteeRules } from './invitee-rules.service.js';
import { JointReveal } from './joint-reveal.js';
import { LiveInterviewController } from './live-interview.controller.js';
import { LiveInterviews } from './live-interviews.service.js';
import { LiveViews } from './live-views.service.js';
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
import { ReportMaterial } from './report-material.js';
import { RevealedHintEntity } from './revealed-hint.entity.js';
import { RevealedHintRepository } from './revealed-hint.repository.js';
import { RoundAnswers } from './round-answers.js';
import { RoundBeginnings } from './round-beginnings.js';
import { RoundController } from './round.controller.js';
import { RoundCourse } from './round-course.service.js';
import { RoundEndings } from './round-endings.js';
import { RoundEntity } from './round.entity.js';
import { RoundFeedbackEntity } from './round-feedback.entity.js';
import { RoundFeedbackRepository } from './round-feedback.repository.js';
import { RoundFeedbackService } from './round-feedback.service.js';
import { RoundHints } from './round-hints.service.js';
import { RoundNoteEntity } from './round-note.entity.js';
import { RoundNoteRepository } from './round-note.repository.js';
import { RoundNotes } from './round-notes.service.js';
import { RoundPapersController } from './round-papers.controller.js';
import { RoundPlanner } from './round-planner.service.js';
import { RoundQuestionController } from './round-question.controller.js';
import { RoundQuestions } from './round-questions.service.js';
import { RoundRepository } from './round.repository.js';
import { RoundViews } from './round-views.service.js';
import { RoundWordsRepository } from './round-words.repository.js';
import { SeatEntity } from './seat.entity.js';
import { SeatRepository } from './seat.repository.js';
import { SettleInterviewsJob } from './settle-interviews.job.js';
import { SheetCheck } from './sheet-check.js';
import { TimeEffects } from './time-effects.js';

/** Interviews that two people hold with each other, to practise. */
@Module({
  imports: [
    AttemptsModule,
    CohortsModule,
    IdentityModule,
    NotificationsModule,
    PeerReviewModule,
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
    AttendanceController,
    InvitationLinkController,
    LiveInterviewController,
    MockInterviewController,
    RoundController,
    RoundPapersController,
    RoundQuestionController,
  ],
  providers: [
    Agreement,
    AskableQuestions,
    AskableRoundsRepository,
    Attendance,
    BookedCalendar,
    Booking,
    FeedbackBook,
    HintLog,
    InterviewCalendar,
    InterviewDeparture,
    InterviewList,
    InterviewMoves,
    InterviewNotices,
    InterviewReports,
    InterviewStreams,
    InterviewNames,
    InterviewViews,
    InvitationLinks,
    InvitationTokens,
    InviteeRules,
    JointReveal,
    LiveInterviews,
    LiveViews,
    MockInterviewRepository,
    MockInterviewsSection,
    NewInterviews,
    OwnInterviews,
    PassingTime,
    ProposalService,
    QuestionOptionList,
    RemindOfInterviewsJob,
    ReportMaterial,
    RevealedHintRepository,
    RoundAnswers,
    RoundBeginnings,
    RoundCourse,
    RoundEndings,
    RoundFeedbackRepository,
    RoundFeedbackService,
    RoundHints,
    RoundNoteRepository,
    RoundNotes,
    RoundPlanner,
    RoundQuestions,
    RoundRepository,
    RoundViews,
    RoundWordsRepository,
    SeatRepository,
    SettleInterviewsJob,
    SheetCheck,
    TimeEffects,
  ],
})
export class MockInterviewsModule {}
