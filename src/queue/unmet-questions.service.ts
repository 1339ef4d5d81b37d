import { Injectable } from '@nestjs/common';
import { RecentlyUsed } from '../kernel/recently-used.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import type { Card } from '../scheduling/domain/card.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import { TodayCardsReader } from '../scheduling/today-cards.reader.js';
import type { Curriculum } from './curricula.service.js';
import { familyOf } from '../scheduling/domain/family-of.js';

/** Learners whose place in their curriculum a process remembers, at some 100 bytes each. */
const mostRemembered = 10_000;
/** How many questions are looked at first; where that is not enough, twice as many more. */
const firstLook = 32;

/** Every question of the curriculum before this one has a card, and cards are never taken away. */
interface Frontier {
  /** The key of the curriculum. */
  readonly key: string;
  readonly index: number;
}

/** Finds what a learner has not met yet without reading everything that they have. */
@Injectable()
export class UnmetQuestions {
  private readonly frontiers = new RecentlyUsed<string, Frontier>(mostRemembered);

  constructor(private readonly today: TodayCardsReader) {}

  /**
   * The cards that have a say in a day, and the front of the questions without one: long enough that
   * `count` can be introduced, one of a family and none of a family that has a card among these.
   */
  async read(
    learnerId: string,
    today: StudyDay,
    { curriculum, count }: { curriculum: Curriculum; count: number },
  ): Promise<{ cards: readonly Card[]; unmet: readonly PublishedQuestion[] }> {
    const known = this.frontiers.get(learnerId);
    const start = known?.key === curriculum.key ? known.index : 0;
    let look = curriculum.questions.slice(start, start + firstLook);
    const { cards, met } = await this.today.read(learnerId, look.map(idOf), today);
    const families = new Set(cards.flatMap((card) => familyAt(curriculum, card)));
    const unmet = look.filter(({ questionId }) => !met.has(questionId));
    let looked = start + look.length;
    while (look.length > 0 && countFamilies(unmet, families) < count) {
      look = curriculum.questions.slice(looked, 2 * looked - start);
      const more = await this.today.listMet(learnerId, look.map(idOf));
      unmet.push(...look.filter(({ questionId }) => !more.has(questionId)));
      looked += look.length;
    }
    const index = unmet[0] === undefined ? looked : curriculum.questions.indexOf(unmet[0], start);
    this.frontiers.set(learnerId, { key: curriculum.key, index });
    return { cards, unmet };
  }
}

function idOf({ questionId }: PublishedQuestion): string {
  return questionId;
}

function familyAt({ byId }: Curriculum, { questionId }: Card): string[] {
  const question = byId.get(questionId);
  return question === undefined ? [] : [familyOf(question)];
}

function countFamilies(
  questions: readonly PublishedQuestion[],
  besides: ReadonlySet<string>,
): number {
  return new Set(questions.map(familyOf).filter((family) => !besides.has(family))).size;
}
