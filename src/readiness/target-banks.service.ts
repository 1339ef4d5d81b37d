import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { costMinutes } from '../scheduling/domain/cost-minutes.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { StudyCosts } from '../scheduling/study-costs.service.js';

/** Questions to be ready for, and the minutes that one takes. */
export interface TargetBank {
  readonly offered: readonly PublishedQuestion[];
  readonly minutesOf: (question: PublishedQuestion) => number;
}

/** Which questions a target is practised with: published ones that come back, and none that was retired. */
@Injectable()
export class TargetBanks {
  constructor(
    private readonly questions: QuestionReader,
    private readonly gate: BankGate,
    private readonly costs: StudyCosts,
    private readonly clock: Clock,
  ) {}

  /** Those of these banks that the learner may read, in the learner's own pace. */
  async loadFor(learner: Learner, bankIds: readonly string[]): Promise<TargetBank> {
    const readable = await this.gate.readableAmong(learner.id, bankIds);
    const offered = await this.list(bankIds.filter((bankId) => readable.has(bankId)));
    const today = studyDayOf(this.clock.now(), learner);
    return { offered, minutesOf: await this.costs.minutesByQuestion(learner, today) };
  }

  /** Of banks that may be read, in nobody's pace. */
  async load(bankIds: readonly string[]): Promise<TargetBank> {
    return { offered: await this.list(bankIds), minutesOf: (each) => costMinutes(each, {}) };
  }

  private list(bankIds: readonly string[]): Promise<PublishedQuestion[]> {
    return this.questions.listPublished(bankIds.map((bankId) => ({ bankId, release: null })));
  }
}
