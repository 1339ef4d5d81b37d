import { Injectable } from '@nestjs/common';
import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { isKnownZone } from '../kernel/iana-zone.js';
import type { Task } from '../platform/tasks/task.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { checkLog } from './check-log.js';
import type { LogFormat } from './domain/log-format.js';
import { ImportQueue } from './import-queue.js';
import type { CardMapping } from './is-card-mapping.js';

/** A file as it was sent, and how its owner wants it to be read. */
export interface SentLog {
  readonly format: LogFormat;
  /** From the beginning, as often as needed. */
  readonly read: () => AsyncIterable<Buffer>;
  readonly dryRun: boolean;
  /** The learner's own when left out. */
  readonly zone?: string | undefined;
  readonly rolloverHour?: number | undefined;
  /** Names of cards in the file that are questions here. */
  readonly mapping: CardMapping;
}

const clockToleranceMs = 5 * 60_000;

/** Takes in files of reviews. What is wrong with one is told at once; the rest is a task. */
@Injectable()
export class LogImport {
  constructor(
    private readonly questions: PracticableQuestions,
    private readonly queue: ImportQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError validation-failed with what is wrong where, rule-violated, conflict */
  async start(learner: Learner, sent: SentLog): Promise<Task> {
    const { format, read, dryRun, mapping } = sent;
    const zone = sent.zone ?? learner.zone;
    const problems = [...zoneProblems(zone), ...(await this.mappingProblems(mapping))];
    if (problems.length > 0) throw ruleViolated(problems);
    const latest = new Date(this.clock.now().getTime() + clockToleranceMs);
    const { lines } = await checkLog({ format, latest }, read());
    const rolloverHour = sent.rolloverHour ?? learner.rolloverHour;
    const wish = {
      format,
      lines,
      dryRun,
      latest: latest.toISOString(),
      zone,
      rolloverHour,
      mapping,
    };
    return this.queue.put(learner.id, read, wish);
  }

  private async mappingProblems(mapping: SentLog['mapping']): Promise<FieldProblem[]> {
    const questions = await this.questions.listWithCards(Object.values(mapping));
    if (Object.values(mapping).every((id) => questions.has(id))) return [];
    const detail = 'names a question that is not there, or has no card';
    return [{ pointer: '#/mapping', code: 'unknown-question', detail }];
  }
}

function zoneProblems(zone: string): FieldProblem[] {
  if (isKnownZone(zone)) return [];
  return [{ pointer: '#/zone', code: 'unknown-zone', detail: 'is not an IANA time zone' }];
}
