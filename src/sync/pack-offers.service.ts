import { Injectable } from '@nestjs/common';
import type { QuestionOfDay } from '../interview-goals/domain/shape-day.js';
import { InterviewGoalReader } from '../interview-goals/interview-goal.reader.js';
import type { Card } from '../scheduling/domain/card.js';
import { addDays } from '../scheduling/domain/add-days.js';
import { familyOf } from '../scheduling/domain/family-of.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import {
  PracticableQuestions,
  type QuestionSummary,
} from '../scheduling/practicable-questions.service.js';
import type { CurrentSettings } from '../scheduling/practice-settings.service.js';
import { StudyCosts } from '../scheduling/study-costs.service.js';
import {
  AssignedQuestions,
  type AssignedQuestionList,
} from '../queue/assigned-questions.service.js';
import { MOST_NEW, nextNewQuestions } from './domain/next-new-questions.js';
import { shareDays, type SharedDays } from './domain/share-days.js';

/** What the days of a pack may ask besides what is due. */
export interface PackOffer extends Pick<SharedDays, 'goalsInWindow' | 'forwardIds'> {
  /** New questions in order of introduction, those first that coaches ask for. */
  readonly newIds: readonly string[];
  /** All that coaches ask for, met or not. */
  readonly assignedIds: readonly string[];
}

/** Tells what the queue of the coming days will take from, new questions and what goals bring forward. */
@Injectable()
export class PackOffers {
  constructor(
    private readonly goals: InterviewGoalReader,
    private readonly practicable: PracticableQuestions,
    private readonly costs: StudyCosts,
    private readonly assigned: AssignedQuestions,
  ) {}

  /** The minutes of the study day must have been measured already: in a snapshot they cannot be kept. */
  async of(
    learner: Learner,
    cards: readonly Card[],
    { asOf, days, current }: { asOf: Date; days: number; current: CurrentSettings },
  ): Promise<PackOffer> {
    const today = studyDayOf(asOf, learner);
    const active = await this.goals.listActive(learner.id);
    const goals = active.filter(({ interviewDay }) => interviewDay > today);
    const bankIds = goals.flatMap((goal) => goal.bankIds);
    const followed = await this.practicable.listFollowed(learner.id);
    const candidates = await this.practicable.listFollowed(learner.id, bankIds);
    const cardIds = goals.length === 0 ? [] : cards.map(({ questionId }) => questionId);
    const known = await this.practicable.describe(cardIds, candidates);
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    const offered = new Set(candidates.map(({ questionId }) => questionId));
    const ofDay = <T extends QuestionSummary>(each: T): T & QuestionOfDay =>
      Object.assign(
        {
          minutes: minutesOf(each),
          family: familyOf(each),
          isOffered: offered.has(each.questionId),
        },
        each,
      );
    const { shares, ...forward } = shareDays({
      today,
      days,
      goals,
      questions: Array.from(known.values(), ofDay),
      cards,
      followedBankIds: new Set(followed.map(({ bankId }) => bankId)),
      parameters: current.parameters,
      settings: current.settings,
    });
    const introduced = nextNewQuestions(candidates.map(ofDay), cards, shares);
    return withAssigned(
      { newIds: introduced, ...forward },
      await this.assigned.load(learner, addDays(today, days)),
      cards,
    );
  }
}

/** What coaches ask for comes along whole: when its turn is follows from the days that are left. */
function withAssigned(
  offer: Omit<PackOffer, 'assignedIds'>,
  { questions }: AssignedQuestionList,
  cards: readonly Card[],
): PackOffer {
  const met = new Set(cards.flatMap((card) => (card.state === 'new' ? [] : [card.questionId])));
  const assignedIds = questions.map(({ questionId }) => questionId);
  const unmet = assignedIds.filter((id) => !met.has(id));
  return {
    ...offer,
    assignedIds,
    newIds: [...new Set([...unmet, ...offer.newIds])].slice(0, MOST_NEW),
    forwardIds: new Set([...offer.forwardIds, ...assignedIds.filter((id) => met.has(id))]),
  };
}
