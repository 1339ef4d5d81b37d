import { Injectable } from '@nestjs/common';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
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
import { StudyCosts } from '../scheduling/study-costs.service.js';
import { Curricula, type Curriculum } from './curricula.service.js';
import { planned, type LoadedDay } from './day-loader.service.js';
import type { QueueState } from './queue-state.repository.js';
import { UnmetQuestions } from './unmet-questions.service.js';

/**
 * What today's queue follows from and no more: of thousands of cards those that have a say in the day,
 * and no more new questions than it may hold. Where no goal has a say, `DayLoader` reads everything and
 * comes to the same queue.
 */
@Injectable()
export class TodayLoader {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly questions: PracticableQuestions,
    private readonly costs: StudyCosts,
    private readonly curricula: Curricula,
    private readonly unmet: UnmetQuestions,
  ) {}

  async load(learner: Learner, state: QueueState, now: Date): Promise<LoadedDay> {
    const today = studyDayOf(now, learner);
    const { settings, override, banks } = state;
    const count = Math.max(settings.newPerDay, override?.newPerDay ?? 0);
    const curriculum = await this.curricula.of(banks);
    const { cards, unmet } = await this.unmet.read(learner.id, today, { curriculum, count });
    const summaries = await this.describe(cards, unmet, curriculum);
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    const version = settings.parametersVersion;
    const parameters = (await this.memory.loadParameters(learner.id, [version]))(version);
    const input = {
      cards: cards.flatMap((card) => {
        const question = summaries.get(card.questionId);
        return question === undefined ? [] : [{ ...card, ...planned(question, minutesOf) }];
      }),
      candidates: [...unmet, ...newAgain(cards, curriculum)].map((question) => ({
        questionId: question.questionId,
        position: question.position,
        ...planned(question, minutesOf),
      })),
      settings,
      weekdayLoads: parameters.weekdayLoads,
      override,
      now,
      today,
      dayStart: startOfStudyDay(today, learner),
      retrievabilityOf: (card: Card, at: Date) => retrievabilityAt(card, at, parameters),
    };
    return { input, summaries, goal: null };
  }

  /** Whoever learns a question keeps it: cards of retired ones, or of banks that were left, are looked up. */
  private async describe(
    cards: readonly Card[],
    unmet: readonly PublishedQuestion[],
    { byId }: Curriculum,
  ): Promise<ReadonlyMap<string, QuestionSummary>> {
    const others = cards.filter(({ questionId }) => !byId.has(questionId));
    const ids = others.map(({ questionId }) => questionId);
    const described = ids.length === 0 ? [] : await this.questions.describe(ids, []);
    const known = new Map<string, QuestionSummary>(described);
    for (const { questionId } of [...cards, ...unmet]) {
      const question = byId.get(questionId);
      if (question !== undefined) known.set(questionId, question);
    }
    return known;
  }
}

/** Questions whose cards were forgotten, or whose first review was undone: they come again like new ones. */
function newAgain(cards: readonly Card[], { byId }: Curriculum): PublishedQuestion[] {
  return cards
    .filter(({ state }) => state === 'new')
    .flatMap(({ questionId }) => byId.get(questionId) ?? []);
}
