import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import type { ThreadWork } from '../platform/workers/thread-work.js';
import { Threads } from '../platform/workers/threads.js';
import { CalibrationBook } from '../readiness/calibration-book.service.js';
import type { CalibrationRun, RaterLeaning } from '../readiness/domain/calibration-run.js';
import { defaultConfig } from '../readiness/domain/readiness-config.js';
import { CheckedForecasts } from './checked-forecasts.service.js';
import { isSameCalibration } from './domain/is-same-calibration.js';
import { learnCalibration, type Lesson } from './domain/learn-calibration.js';
import { EveryonesAnswers } from './everyones-answers.service.js';

const module = new URL('./domain/learn-calibration.js', import.meta.url);
const learning: ThreadWork<Lesson, CalibrationRun> = { module, run: learnCalibration };
const longestMs = 10 * 60_000;

const ratersAtOnce = 1000;

/** Learns from everybody's grades and interviews, and keeps what is new. */
@Injectable()
export class CalibrationLearning {
  constructor(
    private readonly answers: EveryonesAnswers,
    private readonly forecasts: CheckedForecasts,
    private readonly book: CalibrationBook,
    private readonly accounts: AccountReader,
    private readonly threads: Threads,
  ) {}

  /** Learning the same again makes no new version. */
  async learn(): Promise<void> {
    const forecasts = await this.forecasts.list();
    const lesson = { answers: await this.answers.list(), forecasts, shipped: defaultConfig };
    const options = { timeoutMs: longestMs, isLong: true };
    const learnt = await this.threads.run(learning, lesson, options);
    const run = { ...learnt, raters: await this.stillThere(learnt.raters) };
    const current = await this.book.current();
    if (isSameCalibration(run, current)) await this.book.confirm(current.calibration.version);
    else await this.book.store(run);
  }

  /** Grades outlive the account that gave them; what is known of somebody who left does not. */
  private async stillThere(raters: readonly RaterLeaning[]): Promise<RaterLeaning[]> {
    const there: RaterLeaning[] = [];
    for (let from = 0; from < raters.length; from += ratersAtOnce) {
      const part = raters.slice(from, from + ratersAtOnce);
      const accounts = await this.accounts.listByIds(part.map(({ raterId }) => raterId));
      const ids = new Set(accounts.map(({ id }) => id));
      there.push(...part.filter(({ source, raterId }) => source === 'llm' || ids.has(raterId)));
    }
    return there;
  }
}
