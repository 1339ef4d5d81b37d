import { Injectable } from '@nestjs/common';
import { QueueService } from '../queue/queue.service.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { retrievabilityAt } from '../scheduling/domain/retrievability-at.js';
import { startOfStudyDay } from '../scheduling/domain/start-of-study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { StudyCosts } from '../scheduling/study-costs.service.js';
import type { WaitingCard } from './domain/expected-forgettings.js';

/** A card that is planned for a day, with what waiting for it means. */
export interface PlannedCard extends WaitingCard {
  readonly dueDay: string;
}

/** What waits for a learner. */
export interface WaitingWork {
  readonly studyDay: string;
  readonly cards: readonly PlannedCard[];
  /** Minutes of learning steps and new questions that the queue offers now. */
  readonly otherMinutes: number;
}

/** What a learner has before them, day by day. */
@Injectable()
export class WaitingWorkService {
  constructor(
    private readonly queue: QueueService,
    private readonly memory: LearnerMemoryReader,
    private readonly questions: PracticableQuestions,
    private readonly costs: StudyCosts,
  ) {}

  async get(learner: Learner): Promise<WaitingWork> {
    const { queue, studyDay, summaries } = await this.queue.get(learner);
    const minutesOf = await this.costs.minutesByQuestion(learner, studyDay);
    const minutesFor = (questionId: string): number => {
      const question = summaries.get(questionId);
      return question === undefined ? 0 : minutesOf(question);
    };
    const others = queue.items.filter(({ dueDay }) => dueDay === null);
    return {
      studyDay,
      cards: await this.listPlanned(learner, minutesOf),
      otherMinutes: others.reduce((sum, { questionId }) => sum + minutesFor(questionId), 0),
    };
  }

  private async listPlanned(
    learner: Learner,
    minutesOf: Awaited<ReturnType<StudyCosts['minutesByQuestion']>>,
  ): Promise<PlannedCard[]> {
    const { parameters } = await this.memory.getCurrentSettings(learner.id);
    const cards = (await this.memory.listCards(learner.id)).filter(({ suspended }) => !suspended);
    const ids = cards.map(({ questionId }) => questionId);
    const summaries = await this.questions.describe(ids, []);
    const startOf = (day: string): Date => startOfStudyDay(day, learner);
    return cards.flatMap((card: Card): PlannedCard[] => {
      const question = summaries.get(card.questionId);
      if (card.dueDay === null || question === undefined) return [];
      const recallAt = (instant: Date): number => retrievabilityAt(card, instant, parameters) ?? 0;
      const { dueDay } = card;
      return [{ dueDay, dueFrom: startOf(dueDay), minutes: minutesOf(question), recallAt }];
    });
  }
}
