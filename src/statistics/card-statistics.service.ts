import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { retrievabilityAt } from '../scheduling/domain/retrievability-at.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { StudyCosts } from '../scheduling/study-costs.service.js';
import { countFutureDue, type FutureDue } from './domain/count-future-due.js';
import { nextDueDay } from '../scheduling/domain/next-due-day.js';
import { recallByGroup, type GroupRecall } from './domain/recall-by-group.js';

/** What is planned as the cost of a question that is in no bank, as the log of another program has. */
const unknownQuestion = { kind: 'unknown', timeLimitMinutes: 10 };

/** What the cards say, as they are now. */
export interface CardFigures {
  futureDue: FutureDue;
  byTopic: GroupRecall[];
  bySkill: GroupRecall[];
}

interface Deck {
  cards: readonly Card[];
  questions: ReadonlyMap<string, PublishedQuestion>;
}

/** What a learner remembers now, and what it will ask of them. */
@Injectable()
export class CardStatistics {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly questions: QuestionReader,
    private readonly costs: StudyCosts,
    private readonly clock: Clock,
  ) {}

  async futureDue(learner: Learner, days: number): Promise<FutureDue> {
    return this.countDue(learner, await this.readDeck(learner), days);
  }

  async measure(learner: Learner, days: number): Promise<CardFigures> {
    const now = this.clock.now();
    const today = studyDayOf(now, learner);
    const deck = await this.readDeck(learner);
    const { parameters } = await this.memory.getCurrentSettings(learner.id);
    const group = (groupsOf: (question: PublishedQuestion) => readonly string[]): GroupRecall[] =>
      recallByGroup(deck.cards, {
        groupsOf: ({ questionId }) => {
          const question = deck.questions.get(questionId);
          return question === undefined ? [] : groupsOf(question);
        },
        recallOf: (card) => retrievabilityAt(card, now, parameters),
        isDue: (card) => nextDueDay(card, today, learner) === today,
      });
    return {
      futureDue: await this.countDue(learner, deck, days),
      byTopic: group(({ topic }) => [topic]),
      bySkill: group(({ skills }) => skills),
    };
  }

  private async readDeck({ id }: Learner): Promise<Deck> {
    const cards = await this.memory.listCards(id);
    const described = await this.questions.describe(cards.map(({ questionId }) => questionId));
    const questions = new Map(described.map((question) => [question.questionId, question]));
    return { cards, questions };
  }

  private async countDue(
    learner: Learner,
    { cards, questions }: Deck,
    days: number,
  ): Promise<FutureDue> {
    const today = studyDayOf(this.clock.now(), learner);
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    return countFutureDue(
      cards,
      ({ questionId }) => minutesOf(questions.get(questionId) ?? unknownQuestion),
      { today, days, clock: learner },
    );
  }
}
