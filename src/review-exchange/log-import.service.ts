import { Injectable } from '@nestjs/common';
import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { isKnownZone } from '../kernel/iana-zone.js';
import type { Upload } from '../platform/http/uploads.js';
import type { Task } from '../platform/tasks/task.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { CheckedLogs } from './checked-logs.js';
import { ImportQueue } from './import-queue.js';
import type { CardMapping } from './is-card-mapping.js';

/** How its owner wants a file to be read. */
export interface ReadingWishes {
  readonly dryRun: boolean;
  /** The learner's own when left out. */
  readonly zone?: string | undefined;
  readonly rolloverHour?: number | undefined;
  /** Names of cards in the file that are questions here. */
  readonly mapping: CardMapping;
}

/** Takes in files of reviews in which nothing is wrong; the rest is a task. */
@Injectable()
export class LogImport {
  constructor(
    private readonly questions: PracticableQuestions,
    private readonly logs: CheckedLogs,
    private readonly queue: ImportQueue,
  ) {}

  /** @throws AppError rule-violated, conflict */
  async start(learner: Learner, file: Upload, wishes: ReadingWishes): Promise<Task> {
    const { dryRun, mapping, zone = learner.zone, rolloverHour = learner.rolloverHour } = wishes;
    const problems = [...zoneProblems(zone), ...(await this.mappingProblems(learner.id, mapping))];
    if (problems.length > 0) throw ruleViolated(problems);
    const { format, lines, latest, read } = this.logs.of(file);
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

  private async mappingProblems(learnerId: string, mapping: CardMapping): Promise<FieldProblem[]> {
    const questions = await this.questions.listWithCards(learnerId, Object.values(mapping));
    if (Object.values(mapping).every((id) => questions.has(id))) return [];
    const detail = 'names a question that is not there, or has no card';
    return [{ in: 'query', pointer: '#/mapping', code: 'unknown-question', detail }];
  }
}

function zoneProblems(zone: string): FieldProblem[] {
  if (isKnownZone(zone)) return [];
  return [
    { in: 'query', pointer: '#/zone', code: 'unknown-zone', detail: 'is not an IANA time zone' },
  ];
}
