import { Module } from '@nestjs/common';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { BankExchangeSection } from './bank-exchange-section.js';
import { BankExportController } from './bank-export.controller.js';
import { BankExport } from './bank-export.service.js';
import { BankFileRepository } from './bank-file.repository.js';
import { BankImportController } from './bank-import.controller.js';
import { ExportedBank } from './exported-bank.service.js';
import { FileImport } from './file-import.service.js';
import { ImportBankTask } from './import-bank.task.js';
import { ImportItemRepository } from './import-item.repository.js';
import { ImportPlanner } from './import-planner.service.js';
import { ImportReading } from './import-reading.service.js';
import { ImportReports } from './import-reports.service.js';
import { ImportStaging } from './import-staging.service.js';
import { ImportWriting } from './import-writing.service.js';
import { ItemWriter } from './item-writer.js';
import { PurgeBankImportsJob } from './purge-bank-imports.job.js';
import { StoredDocuments } from './stored-documents.js';

/** Banks that come in as files of other programs, and go out as such. */
@Module({
  imports: [AuthoringModule, IdentityModule, QuestionBankModule],
  controllers: [BankExportController, BankImportController],
  providers: [
    BankExchangeSection,
    BankExport,
    BankFileRepository,
    ExportedBank,
    FileImport,
    ImportBankTask,
    ImportItemRepository,
    ImportPlanner,
    ImportReading,
    ImportReports,
    ImportStaging,
    ImportWriting,
    ItemWriter,
    PurgeBankImportsJob,
    StoredDocuments,
  ],
})
export class BankExchangeModule {}
