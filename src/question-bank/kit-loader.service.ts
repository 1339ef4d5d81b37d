import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { AppConfig } from '../platform/config/app-config.js';
import { BankImport, type ImportReport } from './bank-import.service.js';
import { inItsFile } from './in-its-file.js';
import { KitParts } from './kit-parts.js';
import { KitError, readKit } from './read-kit.js';

/** Brings the kit that ships with the application into the database, at every start. */
@Injectable()
export class KitLoader implements OnApplicationBootstrap {
  private readonly logger = new Logger(KitLoader.name);

  constructor(
    private readonly config: AppConfig,
    private readonly bankImport: BankImport,
    private readonly parts: KitParts,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.seedKit) return;
    const { created, revised } = await this.load();
    if (created + revised > 0) {
      this.logger.log(`The kit brought ${created} new and ${revised} revised questions.`);
    }
  }

  /**
   * Load the kit as the default bank, with what else it brings. Doing it again writes nothing.
   *
   * @throws KitError that names the first faulty file and place, and how to see the others
   */
  async load(): Promise<ImportReport> {
    const report = await this.loadBank();
    await this.parts.load(this.config.kitDir, report.bankId);
    return report;
  }

  private async loadBank(): Promise<ImportReport> {
    const kit = readKit(this.config.kitDir);
    try {
      return await this.bankImport.importBank(kit.document, { isDefault: true });
    } catch (error) {
      const problems = error instanceof AppError ? (error.particulars.errors ?? []) : [];
      const [first] = problems;
      if (first === undefined) throw error;
      const more = problems.length - 1;
      const hint = `${more} more: npm run lint:kit -- ${this.config.kitDir}`;
      throw new KitError(inItsFile(kit, first) + (more > 0 ? ` (${hint})` : ''));
    }
  }
}
