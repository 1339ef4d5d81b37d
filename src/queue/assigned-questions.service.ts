import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { startOfStudyDay } from '../scheduling/domain/start-of-study-day.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import type { QueueAssignment } from './domain/assigned-today.js';
import { HandedInAnswers } from './handed-in-answers.js';
import { PracticeOrderRepository } from './practice-order.repository.js';

/** What coaches and plans want of a learner, and what its questions are. */
export interface AssignedQuestionList {
  readonly assignments: readonly QueueAssignment[];
  /** Those of the assignments that have cards and may be met, each once. */
  readonly questions: readonly PublishedQuestion[];
}

/** Assignments as the queue sees them: milestones and capstones have no card, and are handed in. */
@Injectable()
export class AssignedQuestions {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly questions: QuestionReader,
    private readonly practicable: PracticableQuestions,
    private readonly orders: PracticeOrderRepository,
    private readonly answers: HandedInAnswers,
  ) {}

  /** @param untilDay of plans the weeks that have begun by then; coaches assign from the day they do */
  async load(learner: Learner, untilDay: StudyDay): Promise<AssignedQuestionList> {
    const open = await this.cohorts.listOpenAssignments(learner.id);
    const orders = await this.orders.listBegun(learner.id, untilDay);
    if (open.length + orders.length === 0) return { assignments: [], questions: [] };
    const handedIn = await this.listHandedIn(
      learner,
      orders.map(({ countedFromDay }) => countedFromDay),
    );
    const named = await this.questions.currentOf(
      [...open, ...orders].flatMap(({ questionIds }) => questionIds),
    );
    const bankIds = [
      ...open.flatMap(({ bankId }) => bankId ?? []),
      ...named.map(({ bankId }) => bankId),
    ];
    const offered = await this.practicable.listFollowed(learner.id, bankIds);
    const byId = new Map(offered.map((question) => [question.questionId, question]));
    const assigned = open.map(({ assignmentId, title, assignedAt, dueDay, ...wanted }) => ({
      id: assignmentId,
      source: 'cohort' as const,
      title,
      assignedDay: studyDayOf(assignedAt, learner),
      dueDay,
      questionIds:
        wanted.bankId === null
          ? wanted.questionIds.filter((id) => byId.has(id))
          : offered
              .filter(({ bankId }) => bankId === wanted.bankId)
              .map(({ questionId }) => questionId),
    }));
    const planned = orders.map(({ giverId, title, countedFromDay, dueDay, questionIds }) => ({
      id: giverId,
      source: 'plan' as const,
      title,
      assignedDay: countedFromDay,
      dueDay,
      questionIds: questionIds.filter((id) => byId.has(id)),
      handedInOn: handedIn.get(countedFromDay) ?? new Map<string, StudyDay>(),
    }));
    const assignments = [...assigned, ...planned];
    const ids = new Set(assignments.flatMap(({ questionIds }) => questionIds));
    return { assignments, questions: Array.from(ids, (id) => byId.get(id) ?? []).flat() };
  }

  /** By the day from which answers count. What coaches assign is done by what they count: reviews. */
  private async listHandedIn(
    learner: Learner,
    days: readonly StudyDay[],
  ): Promise<ReadonlyMap<StudyDay, ReadonlyMap<string, StudyDay>>> {
    const since = new Map<StudyDay, ReadonlyMap<string, StudyDay>>();
    for (const day of new Set(days)) {
      const answers = await this.answers.listSince(learner.id, startOfStudyDay(day, learner));
      since.set(
        day,
        new Map(answers.map(({ questionId, at }) => [questionId, studyDayOf(at, learner)])),
      );
    }
    return since;
  }
}
