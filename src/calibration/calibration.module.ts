import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { AnchorBook } from './anchor-book.service.js';
import { AnchorDesk } from './anchor-desk.service.js';
import { AnchorList } from './anchor-list.service.js';
import { AnchorOfferRepository } from './anchor-offer.repository.js';
import { AnchorOffers } from './anchor-offers.service.js';
import { AnchorController } from './anchor.controller.js';
import { AnchorService } from './anchor.service.js';
import { CalibrationAnchorEntity } from './calibration-anchor.entity.js';
import { CalibrationAnchorRepository } from './calibration-anchor.repository.js';
import { CalibrationSection } from './calibration-section.js';
import { CalibrationTryEntity } from './calibration-try.entity.js';
import { CalibrationTryRepository } from './calibration-try.repository.js';
import { CalibrationController } from './calibration.controller.js';
import { CalibrationReader } from './calibration.reader.js';
import { KitAnchorLoader } from './kit-anchor-loader.js';
import { OfferList } from './offer-list.service.js';
import { OfferedAnchors } from './offered-anchor.service.js';
import { StandingList } from './standing-list.service.js';
import { TaughtRevisions } from './taught-revisions.js';
import { TryBook } from './try-book.js';
import { TryList } from './try-list.service.js';
import { TryResults } from './try-results.js';
import { TryTaking } from './try-taking.service.js';

/** Answers that experts graded, by which learners find out whether they grade alike. */
@Module({
  imports: [
    AttemptsModule,
    IdentityModule,
    QuestionBankModule,
    TypeOrmModule.forFeature([CalibrationAnchorEntity, CalibrationTryEntity]),
  ],
  controllers: [AnchorController, CalibrationController],
  providers: [
    AnchorBook,
    AnchorDesk,
    AnchorList,
    AnchorOfferRepository,
    AnchorOffers,
    AnchorService,
    CalibrationAnchorRepository,
    CalibrationReader,
    CalibrationSection,
    CalibrationTryRepository,
    KitAnchorLoader,
    OfferList,
    OfferedAnchors,
    StandingList,
    TaughtRevisions,
    TryBook,
    TryList,
    TryResults,
    TryTaking,
  ],
  exports: [CalibrationReader],
})
export class CalibrationModule {}
