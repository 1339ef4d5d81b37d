import { Injectable } from '@nestjs/common';
import { CardLogRepository } from './card-log.repository.js';
import { CardRepository, type MarkedCard, type SizedCard } from './card.repository.js';
import type { Card } from './domain/card.js';
import type { ParametersOf } from './domain/fold-events.js';
import type { ReviewEvent } from './domain/review-event.js';
import type { SchedulingParameters } from './domain/scheduling-parameters.js';
import { PracticeSettingsService, type CurrentSettings } from './practice-settings.service.js';
import { ParametersRepository } from './parameters.repository.js';
import { SchedulingDataRepository } from './scheduling-data.repository.js';

/** What is known of a learner's memory, for the features that plan, forecast and measure with it. */
@Injectable()
export class LearnerMemoryReader {
  constructor(
    private readonly cards: CardRepository,
    private readonly log: CardLogRepository,
    private readonly data: SchedulingDataRepository,
    private readonly parameters: ParametersRepository,
    private readonly settings: PracticeSettingsService,
  ) {}

  /**
   * The learner's cards of questions, in no particular order. Cards of other apps, whose history was
   * imported, are not among them: nobody can be asked what they ask.
   */
  listCards(learnerId: string): Promise<Card[]> {
    return this.cards.listOfQuestions(learnerId);
  }

  /** The same, each with the change number of its last writing. */
  listMarkedCards(learnerId: string): Promise<MarkedCard[]> {
    return this.cards.listMarked(learnerId);
  }

  /** Questions that the learner has a card of, by id, each with the length of its log. */
  pageQuestions(learnerId: string, after: string, limit: number): Promise<SizedCard[]> {
    return this.cards.pageQuestions(learnerId, after, limit);
  }

  /** The whole log of a learner, that of other apps' cards included, in log order. */
  listEvents(learnerId: string): Promise<ReviewEvent[]> {
    return this.data.listEvents(learnerId);
  }

  /** Those of these events that are in the learner's log, in no particular order. */
  findEvents(learnerId: string, ids: readonly string[]): Promise<ReviewEvent[]> {
    return this.log.findEvents(learnerId, ids);
  }

  /**
   * How many reviews came a study day or more after the last one of their card, by the log alone: a
   * fold of it finds as many, or a few less where reviews came within a minute of another.
   */
  countSpacedReviews(learnerId: string): Promise<number> {
    return this.log.countSpacedReviews(learnerId);
  }

  /** How often anything about the learner's cards, settings and choices has changed; 0 before the first time. */
  findChangeNumber(learnerId: string): Promise<number> {
    return this.log.findChangeNumber(learnerId);
  }

  /** The learner's limits, with the parameters their next review uses. */
  getCurrentSettings(learnerId: string): Promise<CurrentSettings> {
    return this.settings.get(learnerId);
  }

  /** Every version that an event of the learner's may name, those that are built in first. */
  listParameters(learnerId: string): Promise<SchedulingParameters[]> {
    return this.parameters.listParameters(learnerId);
  }

  /** Some versions of a learner's parameters, ready for a fold. Asking the result for another is a RangeError. */
  loadParameters(learnerId: string, versions: Iterable<number>): Promise<ParametersOf> {
    return this.parameters.loadParameters(learnerId, versions);
  }
}
