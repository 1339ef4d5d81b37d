import { AppError, type FieldProblem } from '../kernel/app-error.js';
import { BUILT_IN_PARAMETERS } from '../scheduling/domain/scheduling-parameters.js';
import type { LineProblem } from './domain/line-problem.js';
import { LogCensus } from './domain/log-census.js';
import type { LogEntry } from './domain/log-entry.js';
import { toFieldProblem } from './domain/to-field-problem.js';
import { readLog, type LogFile } from './read-log.js';

/** As many as an answer holds; the others are counted. */
const mostShown = 100;

/**
 * Read a file to its end and refuse it when anything in it is wrong.
 *
 * @returns how many reviews or events it holds
 * @throws AppError validation-failed with the first hundred faults, each where it is
 */
export async function checkLog(
  file: LogFile,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ lines: number }> {
  const check = new LogCheck(file.format === 'json' ? 'events' : 'lines');
  for await (const entry of readLog(file, chunks)) check.add(entry);
  return check.end();
}

class LogCheck {
  private readonly census = new LogCensus();
  /** Where each version of parameters is named first. */
  private readonly named = new Map<number, number>();
  private readonly given = new Set(BUILT_IN_PARAMETERS.map(({ version }) => version));
  private readonly shown: FieldProblem[] = [];
  private total = 0;

  constructor(private readonly counted: 'lines' | 'events') {}

  add(entry: LogEntry): void {
    switch (entry.kind) {
      case 'faulty':
        entry.problems.forEach((problem) => this.note(problem));
        break;
      case 'parameters':
        for (const { version } of entry.parameters) this.given.add(version);
        break;
      case 'row':
        this.count(entry.row.cardKey, entry.line);
        break;
      case 'event':
        this.count(entry.event.cardId, entry.line);
        this.name(entry.event.parametersVersion, entry.line);
    }
  }

  end(): { lines: number } {
    for (const [version, line] of this.named) {
      if (this.given.has(version)) continue;
      const detail = 'names parameters that the document does not have';
      this.note({ line, field: 'parametersVersion', code: 'unknown-version', detail });
    }
    if (this.total === 0) return { lines: this.census.lines };
    const rest = this.total - this.shown.length;
    const more = rest > 0 ? ` ${rest} more faults are not listed.` : '';
    const detail = `The file is faulty; nothing was imported.${more}`;
    throw new AppError('validation-failed', detail, { errors: this.shown });
  }

  private count(cardKey: string, line: number): void {
    const problem = this.census.add(cardKey, line);
    if (problem !== null) this.note(problem);
  }

  private name(version: number, line: number): void {
    if (!this.named.has(version)) this.named.set(version, line);
  }

  private note(problem: LineProblem): void {
    this.total += 1;
    if (this.shown.length < mostShown) this.shown.push(toFieldProblem(problem, this.counted));
  }
}
