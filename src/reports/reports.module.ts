import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { ReadinessHistoryModule } from '../readiness-history/readiness-history.module.js';
import { ReadinessModule } from '../readiness/readiness.module.js';
import { ReportExport } from './report-export.service.js';
import { ReportMaterials } from './report-materials.service.js';
import { ReportRenderer } from './report-renderer.service.js';
import { ReportController } from './report.controller.js';
import { ReportsAccountSection } from './reports-account-section.js';
import { ShareAddresses } from './share-addresses.js';
import { ShareLinkList } from './share-link-list.service.js';
import { ShareLinkController } from './share-link.controller.js';
import { ShareLinkEntity } from './share-link.entity.js';
import { ShareLinkRepository } from './share-link.repository.js';
import { ShareLinks } from './share-links.service.js';
import { SharedReportController } from './shared-report.controller.js';
import { SharedReports } from './shared-reports.service.js';

/** Readiness as documents: exports, and what a link shows. */
@Module({
  imports: [
    IdentityModule,
    ReadinessHistoryModule,
    ReadinessModule,
    TypeOrmModule.forFeature([ShareLinkEntity]),
  ],
  controllers: [ReportController, ShareLinkController, SharedReportController],
  providers: [
    ReportExport,
    ReportMaterials,
    ReportRenderer,
    ReportsAccountSection,
    ShareAddresses,
    ShareLinkList,
    ShareLinkRepository,
    ShareLinks,
    SharedReports,
  ],
})
export class ReportsModule {}
