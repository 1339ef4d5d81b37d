import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { BankFileRepository } from './bank-file.repository.js';

const keptMs = 7 * 86_400_000;

/** Removes reports that nobody asks for any more, and files whose import failed or was called off. */
@Injectable()
export class PurgeBankImportsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly files: BankFileRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'purge-bank-imports',
      cron: '57 2 * * *',
      handler: async () => {
        await this.files.removeReceivedBefore(new Date(this.clock.now().getTime() - keptMs));
      },
    });
  }
}
