import { Injectable } from '@nestjs/common';
import type { InterviewGoal } from '../interview-goals/domain/interview-goal.js';
import { shapeDay, type ShapedDay } from '../interview-goals/domain/shape-day.js';
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
import { StudyCosts, type MinutesOf } from '../scheduling/study-costs.service.js';
import { DayPlans } from './day-plans.service.js';
import { familyOf } from '../scheduling/domain/family-of.js';
import type { NewCandidate, PlannedQuestion, QueueInput } from './domain/queue.js';

/** Everything that a day's queue follows from, and what its questions are. */
export interface LoadedDay {
  readonly input: QueueInput;
  readonly summaries: ReadonlyMap<string, QuestionSummary>;
  /** The interview goal that shapes the day, if one does. */
  readonly goal: InterviewGoal | null;
}

/** A day with what the days after it follow from besides. */
export interface LoadedOutlook extends LoadedDay {
  /** All that could be met, those included that a goal keeps waiting. */
  readonly candidates: readonly NewCandidate[];
  /** What each of the questions takes of a day. */
  readonly minutesOf: MinutesOf;
}

/** Reads all that plans of a learner's days may depend on. */
@Injectable()
export class DayLoader {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly questions: PracticableQuestions,
    private readonly costs: StudyCosts,
    private readonly plans: DayPlans,
  ) {}

  async load(learner: Learner, now: Date): Promise<LoadedOutlook> {
    const today = studyDayOf(now, learner);
    const { goal, override, assigned } = await this.plans.load(learner, today);
    const cards = await this.memory.listCards(learner.id);
    const followed = await this.questions.listFollowed(learner.id, goal?.bankIds);
    const cardIds = cards.map(({ questionId }) => questionId);
    const summaries = await this.questions.describe(cardIds, [...followed, ...assigned.questions]);
    const { settings, parameters } = await this.memory.getCurrentSettings(learner.id);
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    const offered = new Set(followed.map(({ questionId }) => questionId));
    const shape = (by: InterviewGoal): ShapedDay =>
      shapeDay(by, {
        questions: Array.from(summaries.values(), (each) => ({
          ...each,
          ...planned(each, minutesOf),
          isOffered: offered.has(each.questionId),
        })),
        cards,
        parameters,
        today,
        settings,
        minutesToday: override?.studyDay === today ? override.minutesPerDay : null,
      });
    const plan = goal === null ? null : shape(goal);
    const candidates = toCandidates(followed, minutesOf);
    const input = {
      cards: cards.flatMap((card) => {
        const question = summaries.get(card.questionId);
        return question === undefined ? [] : [Object.assign(card, planned(question, minutesOf))];
      }),
      candidates: candidates.filter(
        ({ questionId }) => plan?.introduced?.has(questionId) !== false,
      ),
      assigned: {
        assignments: assigned.assignments,
        candidates: toCandidates(assigned.questions, minutesOf),
      },
      settings,
      weekdayLoads: parameters.weekdayLoads,
      plan,
      override,
      now,
      today,
      dayStart: startOfStudyDay(today, learner),
      retrievabilityOf: (card: Card, at: Date) => retrievabilityAt(card, at, parameters),
    };
    return { input, summaries, goal, candidates, minutesOf };
  }
}

/** What a day is planned by. */
export function planned(question: QuestionSummary, minutesOf: MinutesOf): PlannedQuestion {
  return { topic: question.topic, minutes: minutesOf(question), family: familyOf(question) };
}

function toCandidates(
  questions: readonly PublishedQuestion[],
  minutesOf: MinutesOf,
): NewCandidate[] {
  return questions.map((question) => ({
    questionId: question.questionId,
    position: question.position,
    ...planned(question, minutesOf),
  }));
}
