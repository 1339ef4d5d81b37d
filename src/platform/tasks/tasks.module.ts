import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PurgeTasksJob } from './purge-tasks.job.js';
import { TaskController } from './task.controller.js';
import { TaskEntity } from './task.entity.js';
import { TaskExecution } from './task-execution.js';
import { TaskHandlers } from './task-handlers.js';
import { TaskList } from './task-list.js';
import { TaskRepository } from './task.repository.js';
import { TaskRunner } from './task-runner.js';
import { TaskStreams } from './task-streams.js';
import { Tasks } from './tasks.js';

/** Work that takes longer than a request may wait: features register it, its owner watches it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([TaskEntity])],
  controllers: [TaskController],
  providers: [
    PurgeTasksJob,
    TaskExecution,
    TaskHandlers,
    TaskList,
    TaskRepository,
    TaskRunner,
    Tasks,
    TaskStreams,
  ],
  exports: [TaskHandlers, TaskList, TaskRepository, Tasks],
})
export class TasksModule {}
