import { Injectable } from '@nestjs/common';
import { QueueService } from '../queue/queue.service.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { nextDueDay } from '../scheduling/domain/next-due-day.js';
import { retrievabilityAt } from '../scheduling/domain/retrievability-at.js';
import { startOfStudyDay } from '../scheduling/domain/start-of-study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { StudyCosts, type MinutesOf } from '../scheduling/study-costs.service.js';
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

/** When a card is asked next, and since when it waits for that. */
interface Turn {
  readonly day: string;
  readonly dueFrom: Date;
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
    const { queue, studyDay } = await this.queue.get(learner);
    const minutesOf = await this.costs.minutesByQuestion(learner, studyDay);
    const others = queue.items.filter(({ dueDay }) => dueDay === null);
    const forGoal = queue.items.filter(({ reason }) => reason === 'goal-review');
    const broughtForward = new Set(forGoal.map(({ questionId }) => questionId));
    const turnOf = (card: Card): Turn | null => {
      if (card.dueDay === null) return null;
      const day = broughtForward.has(card.questionId)
        ? studyDay
        : nextDueDay(card, studyDay, learner);
      if (day === null) return null;
      // What is overdue has waited since it came due; what is put off has not begun to.
      const since = day === studyDay && card.dueDay < day ? card.dueDay : day;
      return { day, dueFrom: startOfStudyDay(since, learner) };
    };
    return {
      studyDay,
      cards: await this.listPlanned(learner.id, minutesOf, turnOf),
      otherMinutes: others.reduce((sum, { minutes }) => sum + minutes, 0),
    };
  }

  private async listPlanned(
    learnerId: string,
    minutesOf: MinutesOf,
    turnOf: (card: Card) => Turn | null,
  ): Promise<PlannedCard[]> {
    const { parameters } = await this.memory.getCurrentSettings(learnerId);
    const cards = await this.memory.listCards(learnerId);
    const ids = cards.map(({ questionId }) => questionId);
    const summaries = await this.questions.describe(ids, []);
    return cards.flatMap((card: Card): PlannedCard[] => {
      const question = summaries.get(card.questionId);
      const turn = turnOf(card);
      if (turn === null || question === undefined) return [];
      const recallAt = (instant: Date): number => retrievabilityAt(card, instant, parameters) ?? 0;
      const { day: dueDay, dueFrom } = turn;
      return [{ dueDay, dueFrom, minutes: minutesOf(question), recallAt }];
    });
  }
}
