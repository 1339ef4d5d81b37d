import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { TaskHandlers, type TaskHandler, type TaskRun } from '../platform/tasks/task-handlers.js';
import { Tasks } from '../platform/tasks/tasks.js';
import type { Task, TaskResult } from '../platform/tasks/task.js';
import type { ThreadWork } from '../platform/workers/thread-work.js';
import { Threads } from '../platform/workers/threads.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { ParameterVersions } from '../scheduling/parameter-versions.service.js';
import { LEAST_REVIEWS, type FitOutcome } from './domain/fit-outcome.js';
import { canFitWeights, fitWeights, type LogToFit } from './fit-weights.js';

/** The kind of task that fits weights. */
export const fitKind = 'fit-weights';

const module = new URL('./fit-weights.js', import.meta.url);
const fitting: ThreadWork<LogToFit, FitOutcome> = { module, run: fitWeights, isNative: true };
const longestFitMs = 5 * 60_000;
const oneDaySeconds = 86_400;

interface Fitted {
  readonly outcome: FitOutcome;
  readonly comparedTo: readonly number[];
}

/** Fits the weights of the model of memory to a learner's own log, as a task in a thread. */
@Injectable()
export class OptimizerService implements OnModuleInit, TaskHandler<object, Fitted> {
  readonly kind = fitKind;

  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly versions: ParameterVersions,
    private readonly tasks: Tasks,
    private readonly handlers: TaskHandlers,
    private readonly threads: Threads,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  /**
   * Refuses at once what a short look can tell. A long one would hold the transaction of the request,
   * so the log itself is read by the task.
   *
   * @throws AppError optimizer-unavailable, or rule-violated with how many reviews there are
   */
  async start(learnerId: string): Promise<Task> {
    if (!(await canFitWeights())) throw unavailable();
    const reviews = await this.memory.countSpacedReviews(learnerId);
    if (reviews < LEAST_REVIEWS) throw tooFew(reviews);
    return this.tasks.create(learnerId, { kind: this.kind, input: {} });
  }

  async work(run: TaskRun): Promise<Fitted> {
    const log = await this.loadLog(run.learnerId);
    const outcome = await this.threads.run(fitting, log, {
      timeoutMs: longestFitMs,
      isLong: true,
      signal: run.signal,
      onProgress: (done, total) => run.report({ done, total, message: 'fitting' }),
    });
    return { outcome, comparedTo: log.current.weights };
  }

  async conclude({ learnerId }: TaskRun, { outcome, comparedTo }: Fitted): Promise<TaskResult> {
    switch (outcome.kind) {
      case 'unavailable':
        throw unavailable();
      case 'too-few':
        throw tooFew(outcome.reviews);
      case 'refused':
        return {
          adopted: false,
          refusal: outcome.refusal,
          fit: outcome.fit,
          parametersVersion: null,
        };
      case 'fitted': {
        const { weights, fit } = outcome;
        const parametersVersion = await this.versions.adopt(learnerId, {
          weights,
          comparedTo,
          fit,
        });
        return { adopted: true, refusal: null, fit, parametersVersion };
      }
    }
  }

  private async loadLog(learnerId: string): Promise<LogToFit> {
    const events = await this.memory.listEvents(learnerId);
    const named = new Set(events.map(({ parametersVersion }) => parametersVersion));
    const parametersOf = await this.memory.loadParameters(learnerId, named);
    const { parameters } = await this.memory.getCurrentSettings(learnerId);
    return { events, versions: Array.from(named, parametersOf), current: parameters };
  }
}

function unavailable(): AppError {
  return new AppError('optimizer-unavailable', 'This server cannot fit weights.', {
    retryAfterSeconds: oneDaySeconds,
  });
}

function tooFew(reviews: number): AppError {
  const detail = `Needs ${LEAST_REVIEWS} reviews a day or more after the last one of their question; there are ${reviews}.`;
  return new AppError('rule-violated', detail, {
    extensions: { reviews, needed: LEAST_REVIEWS },
  });
}
