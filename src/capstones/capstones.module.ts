import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PeerReviewModule } from '../peer-review/peer-review.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { CapstoneProgressService } from './capstone-progress.service.js';
import { CapstoneProjectEntity } from './capstone-project.entity.js';
import { CapstoneProjects } from './capstone-projects.service.js';
import { CapstoneShelf } from './capstone-shelf.service.js';
import { CapstoneController } from './capstone.controller.js';
import { CapstoneReader } from './capstone.reader.js';
import { CapstoneRepository } from './capstone.repository.js';
import { CapstonesSection } from './capstones-section.js';
import { MilestoneGate } from './milestone-gate.js';
import { MilestoneWaiverEntity } from './milestone-waiver.entity.js';
import { MilestoneWaivers } from './milestone-waivers.service.js';
import { ReviewChecklistController } from './review-checklist.controller.js';
import { ReviewChecklistEntity } from './review-checklist.entity.js';
import { ReviewChecklistRepository } from './review-checklist.repository.js';
import { ReviewChecklists } from './review-checklists.service.js';

/** Projects of several weeks: which milestone is open, what may go wrong, what is shown at the end. */
@Module({
  imports: [
    AttemptsModule,
    IdentityModule,
    PeerReviewModule,
    QuestionBankModule,
    SchedulingModule,
    TypeOrmModule.forFeature([CapstoneProjectEntity, MilestoneWaiverEntity, ReviewChecklistEntity]),
  ],
  controllers: [CapstoneController, ReviewChecklistController],
  providers: [
    CapstoneProgressService,
    CapstoneProjects,
    CapstoneReader,
    CapstoneRepository,
    CapstoneShelf,
    CapstonesSection,
    MilestoneGate,
    MilestoneWaivers,
    ReviewChecklistRepository,
    ReviewChecklists,
  ],
  exports: [CapstoneReader],
})
export class CapstonesModule {}
