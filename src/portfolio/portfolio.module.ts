import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ConfirmationEntity } from './confirmation.entity.js';
import { EvidenceFileEntity } from './evidence-file.entity.js';
import { EvidenceEntity } from './evidence.entity.js';
import { EvidenceRepository } from './evidence.repository.js';
import { PortfolioAccountSection } from './portfolio-account-section.js';
import { PortfolioReader } from './portfolio.reader.js';

/** What a learner can show for each skill, and at which level it counts as shown. */
@Module({
  imports: [
    AttemptsModule,
    IdentityModule,
    TypeOrmModule.forFeature([ConfirmationEntity, EvidenceEntity, EvidenceFileEntity]),
  ],
  providers: [EvidenceRepository, PortfolioAccountSection, PortfolioReader],
  exports: [PortfolioReader],
})
export class PortfolioModule {}
