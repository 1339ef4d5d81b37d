import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { StudyCosts } from '../scheduling/study-costs.service.js';
import { countFutureDue, type FutureDue } from './domain/count-future-due.js';

/** What is planned as the cost of a question that is in no bank, as the log of another program has. */
const unknownQuestion = { kind: 'unknown', timeLimitMinutes: 10 };

/** What the cards a learner has will ask of them. */
@Injectable()
export class PlannedLoad {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly questions: QuestionReader,
    private readonly costs: StudyCosts,
    private readonly clock: Clock,
  ) {}

  async futureDue(learner: Learner, days: number): Promise<FutureDue> {
    const today = studyDayOf(this.clock.now(), learner);
    const cards = await this.memory.listCards(learner.id);
    const described = await this.questions.describe(cards.map(({ questionId }) => questionId));
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    const minutes = new Map(described.map((each) => [each.questionId, minutesOf(each)]));
    const otherwise = minutesOf(unknownQuestion);
    return countFutureDue(cards, ({ questionId }) => minutes.get(questionId) ?? otherwise, {
      today,
      days,
      clock: learner,
    });
  }
}
