import { Injectable } from '@nestjs/common';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { retrievabilityAt } from '../scheduling/domain/retrievability-at.js';
import { startOfStudyDay } from '../scheduling/domain/start-of-study-day.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import {
  PracticableQuestions,
  type QuestionSummary,
} from '../scheduling/practicable-questions.service.js';
import { StudyCosts, type MinutesOf } from '../scheduling/study-costs.service.js';
import { DailyOverrideRepository } from './daily-override.repository.js';
import { familyOf } from './domain/family-of.js';
import type { PlannedQuestion, QueueInput } from './domain/queue.js';

/** Everything that a day's queue follows from, and what its questions are. */
export interface LoadedDay {
  readonly input: QueueInput;
  readonly summaries: ReadonlyMap<string, QuestionSummary>;
}

/** Reads whatever the order of a queue depends on, and nothing but this reads it. */
@Injectable()
export class DayLoader {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly questions: PracticableQuestions,
    private readonly costs: StudyCosts,
    private readonly overrides: DailyOverrideRepository,
  ) {}

  async load(learner: Learner, now: Date): Promise<LoadedDay> {
    const today = studyDayOf(now, learner);
    const cards = await this.memory.listCards(learner.id);
    const followed = await this.questions.listFollowed(learner.id);
    const cardIds = cards.map(({ questionId }) => questionId);
    const summaries = await this.questions.describe(cardIds, followed);
    const { settings, parameters } = await this.memory.getCurrentSettings(learner.id);
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    const input = {
      cards: cards.flatMap((card) => {
        const question = summaries.get(card.questionId);
        return question === undefined ? [] : [Object.assign(card, planned(question, minutesOf))];
      }),
      candidates: followed.map((question) => ({
        questionId: question.questionId,
        position: question.position,
        ...planned(question, minutesOf),
      })),
      settings,
      weekdayLoads: parameters.weekdayLoads,
      override: await this.overrides.find(learner.id),
      now,
      today,
      dayStart: startOfStudyDay(today, learner),
      retrievabilityOf: (card: Card, at: Date) => retrievabilityAt(card, at, parameters),
    };
    return { input, summaries };
  }
}

function planned(question: QuestionSummary, minutesOf: MinutesOf): PlannedQuestion {
  return { topic: question.topic, minutes: minutesOf(question), family: familyOf(question) };
}
