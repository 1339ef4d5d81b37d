import { Injectable } from '@nestjs/common';
import { familyOf } from '../scheduling/domain/family-of.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { SchedulingParameters } from '../scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { StudyCosts } from '../scheduling/study-costs.service.js';
import { coversQuestion } from './domain/covers-question.js';
import type { GoalItem } from './domain/goal-item.js';
import type { GoalScope } from './domain/interview-goal.js';
import { toGoalItems } from './domain/to-goal-items.js';

export interface LoadedItems {
  readonly items: GoalItem[];
  readonly parameters: SchedulingParameters;
  /** Another whenever the items or the parameters may be others. */
  readonly basis: string;
}

/** What a learner knows, as a goal sees it. */
@Injectable()
export class GoalItems {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly practicable: PracticableQuestions,
    private readonly costs: StudyCosts,
  ) {}

  /** All that can be met, of the banks that are followed and those of the goal, and all with a card. */
  async load(learner: Learner, goal: GoalScope, today: StudyDay): Promise<LoadedItems> {
    // Before the cards: a change that comes in between makes the basis too old, never too new.
    const change = await this.memory.findChangeNumber(learner.id);
    const catalogue = await this.practicable.catalogueVersion();
    const cohorts = await this.practicable.cohortsVersion(learner.id);
    const cards = await this.memory.listCards(learner.id);
    const candidates = await this.practicable.listFollowed(learner.id, goal.bankIds);
    const cardIds = cards.map(({ questionId }) => questionId);
    const known = await this.practicable.describe(cardIds, candidates);
    const offered = new Set(candidates.map(({ questionId }) => questionId));
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    const questions = Array.from(known.values(), (question) => ({
      questionId: question.questionId,
      topic: question.topic,
      family: familyOf(question),
      isCovered: coversQuestion(goal, question),
      isOffered: offered.has(question.questionId),
      minutes: minutesOf(question),
    }));
    const { settings, parameters } = await this.memory.getCurrentSettings(learner.id);
    const basis = [change, catalogue, cohorts, today].join('.');
    return { items: toGoalItems(questions, cards, settings), parameters, basis };
  }
}
