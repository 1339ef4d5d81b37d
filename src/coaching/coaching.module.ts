import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { InterviewGoalsModule } from '../interview-goals/interview-goals.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { AssignmentProgress } from './assignment-progress.service.js';
import { BoardPages } from './board-pages.service.js';
import { BoardService } from './board.service.js';
import { CoachGrading } from './coach-grading.service.js';
import { CoachedGroups } from './coached-groups.service.js';
import { CoachingController } from './coaching.controller.js';
import { CohortMaterial } from './cohort-material.service.js';
import { ContestedGrades } from './contested-grades.service.js';
import { GradingQueueList } from './grading-queue-list.service.js';
import { GradingQueue } from './grading-queue.service.js';
import { GroupActivity } from './group-activity.service.js';
import { GroupFacts } from './group-facts.service.js';
import { GroupStruggles } from './group-struggles.service.js';
import { MemberAttemptList } from './member-attempt-list.service.js';
import { MemberAttemptsController } from './member-attempts.controller.js';
import { MemberAttempts } from './member-attempts.service.js';
import { MemberDoor } from './member-door.service.js';

/** What coaches see of those who let them, and the grades they give. */
@Module({
  imports: [
    AttemptsModule,
    CohortsModule,
    IdentityModule,
    InterviewGoalsModule,
    NotificationsModule,
    QuestionBankModule,
    SchedulingModule,
  ],
  controllers: [CoachingController, MemberAttemptsController],
  providers: [
    AssignmentProgress,
    BoardPages,
    BoardService,
    CoachGrading,
    CoachedGroups,
    CohortMaterial,
    ContestedGrades,
    GradingQueue,
    GradingQueueList,
    GroupActivity,
    GroupFacts,
    GroupStruggles,
    MemberAttemptList,
    MemberAttempts,
    MemberDoor,
  ],
  exports: [CoachedGroups, CohortMaterial],
})
export class CoachingModule {}
