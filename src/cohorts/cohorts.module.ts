import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { SharedLimiters } from '../platform/database/shared-limiter.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { AccessLogController } from './access-log.controller.js';
import { AccessLogEntity } from './access-log.entity.js';
import { AccessLogList } from './access-log-list.service.js';
import { AccessLogRepository } from './access-log.repository.js';
import { Admission } from './admission.service.js';
import { AssignmentController } from './assignment.controller.js';
import { AssignmentEntity } from './assignment.entity.js';
import { AssignmentGiving } from './assignment-giving.service.js';
import { AssignmentList } from './assignment-list.service.js';
import { AssignmentMaking } from './assignment-making.service.js';
import { AssignmentMemberEntity } from './assignment-member.entity.js';
import { AssignmentQuestionEntity } from './assignment-question.entity.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentService } from './assignment.service.js';
import { CohortAccess } from './cohort-access.service.js';
import { CohortBankAudience } from './cohort-bank-audience.js';
import { CohortBankController } from './cohort-bank.controller.js';
import { CohortBankEntity } from './cohort-bank.entity.js';
import { CohortBankList } from './cohort-bank-list.service.js';
import { CohortBankRepository } from './cohort-bank.repository.js';
import { CohortBankService } from './cohort-bank.service.js';
import { CohortController } from './cohort.controller.js';
import { CohortEntity } from './cohort.entity.js';
import { CohortReader } from './cohort.reader.js';
import { CohortRepository } from './cohort.repository.js';
import { CohortService } from './cohort.service.js';
import { CohortSuccession } from './cohort-succession.service.js';
import { CohortsAccountSection } from './cohorts-account-section.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationEntity } from './invitation.entity.js';
import { InvitationList } from './invitation-list.service.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationService } from './invitation.service.js';
import { JoinService } from './join.service.js';
import { JoinThrottle } from './join-throttle.js';
import { MemberAccessLog } from './member-access-log.service.js';
import { MemberController } from './member.controller.js';
import { MemberList } from './member-list.service.js';
import { MemberRoles } from './member-roles.service.js';
import { MembershipController } from './membership.controller.js';
import { MembershipEntity } from './membership.entity.js';
import { MembershipRepository } from './membership.repository.js';
import { OwnMemberships } from './own-memberships.service.js';
import { ShareableBanks } from './shareable-banks.service.js';

/** Groups that are coached: who is in them, what they share and practise, and who looked at it. */
@Module({
  imports: [
    IdentityModule,
    NotificationsModule,
    QuestionBankModule,
    TypeOrmModule.forFeature([
      AccessLogEntity,
      AssignmentEntity,
      AssignmentMemberEntity,
      AssignmentQuestionEntity,
      CohortBankEntity,
      CohortEntity,
      InvitationEntity,
      MembershipEntity,
    ]),
  ],
  controllers: [
    CohortController,
    MembershipController,
    MemberController,
    InvitationController,
    CohortBankController,
    AssignmentController,
    AccessLogController,
  ],
  providers: [
    AccessLogList,
    AccessLogRepository,
    Admission,
    AssignmentGiving,
    AssignmentList,
    AssignmentMaking,
    AssignmentRepository,
    AssignmentService,
    CohortAccess,
    CohortBankAudience,
    CohortBankList,
    CohortBankRepository,
    CohortBankService,
    CohortReader,
    CohortRepository,
    CohortService,
    CohortSuccession,
    CohortsAccountSection,
    InvitationList,
    InvitationRepository,
    InvitationService,
    JoinService,
    JoinThrottle,
    MemberAccessLog,
    MemberList,
    MemberRoles,
    MembershipRepository,
    OwnMemberships,
    ShareableBanks,
    SharedLimiters,
  ],
  exports: [CohortReader, MemberAccessLog],
})
export class CohortsModule {}
