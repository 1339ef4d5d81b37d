import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TaskRepository } from '../platform/tasks/task.repository.js';
import { AccountSections, type AccountSection } from './account-sections.js';

/** What was or is done for somebody in the background. The mechanism itself knows of no accounts. */
@Injectable()
export class TaskAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'tasks';

  constructor(
    private readonly sections: AccountSections,
    private readonly tasks: TaskRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  exportFor(accountId: string): Promise<unknown> {
    return this.tasks.listAll(accountId);
  }

  removeFor(accountId: string): Promise<void> {
    return this.tasks.removeAll(accountId);
  }
}
