import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Jobs } from '../jobs/jobs.js';
import { TaskRepository } from './task.repository.js';

const keptDays = 30;

/** Forgets tasks whose result nobody asks for any more. */
@Injectable()
export class PurgeTasksJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'purge-tasks',
      cron: '41 2 * * *',
      handler: () => this.purge(),
    });
  }

  private async purge(): Promise<void> {
    await this.tasks.removeFinishedBefore(
      new Date(this.clock.now().getTime() - keptDays * 86_400_000),
    );
  }
}
