import { Injectable } from '@nestjs/common';
import { GroupAttemptsReader, type LearnerQuestion } from '../attempts/group-attempts.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { GroupPracticeReader } from '../scheduling/group-practice.reader.js';
import { failedInARow, type Try } from './domain/failed-in-a-row.js';
import { isStuck, type Struggle } from './domain/is-stuck.js';
import { listTries } from './domain/list-tries.js';
import { mostMissedCriterion, type MissedCriterion } from './domain/most-missed-criterion.js';
import type { StuckOn } from './domain/struggle.js';

/** Finds the questions on which people are stuck, and what it is that they miss. */
@Injectable()
export class GroupStruggles {
  constructor(
    private readonly practice: GroupPracticeReader,
    private readonly attempts: GroupAttemptsReader,
    private readonly questions: QuestionReader,
  ) {}

  /** The most stubborn first. */
  async find(learnerIds: readonly string[], questionIds: readonly string[]): Promise<StuckOn[]> {
    const leeches = await this.practice.listLeeches(learnerIds, questionIds);
    const tries = await this.listTries(learnerIds, questionIds);
    const isLeech = new Set(leeches.map(keyOf));
    const places = new Map(
      [...leeches, ...Array.from(tries.values()).map(({ place }) => place)].map((place) => [
        keyOf(place),
        place,
      ]),
    );
    const stuck = Array.from(places, ([key, place]): LearnerQuestion & Struggle => ({
      ...place,
      failedInARow: failedInARow(tries.get(key)?.tries ?? []),
      isLeech: isLeech.has(key),
    })).filter(isStuck);
    const missed = await this.listMissed(stuck);
    const titles = await this.titlesOf(stuck);
    return stuck
      .map((each) => ({
        ...each,
        title: titles.get(each.questionId) ?? '',
        criterion: missed.get(keyOf(each)) ?? null,
      }))
      .toSorted(
        (a, b) => b.failedInARow - a.failedInARow || (a.questionId < b.questionId ? -1 : 1),
      );
  }

  /** Tries at questions of which the last may have failed, by learner and question. */
  private async listTries(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<Map<string, { place: LearnerQuestion; tries: Try[] }>> {
    const learning = await this.practice.listLearning(learnerIds, questionIds);
    const projects = await this.attempts.listUnscheduled(learnerIds, questionIds);
    const found = new Map<string, { place: LearnerQuestion; tries: Try[] }>();
    for (const { learnerId, questionId, reviews } of learning) {
      const place = { learnerId, questionId };
      found.set(keyOf(place), { place, tries: listTries(reviews) });
    }
    for (const { learnerId, questionId, rating, mustHaveMet } of projects) {
      const place = { learnerId, questionId };
      const known = found.get(keyOf(place)) ?? { place, tries: [] };
      known.tries.push({ rating, mustHaveMet });
      found.set(keyOf(place), known);
    }
    return found;
  }

  private async titlesOf(places: readonly LearnerQuestion[]): Promise<ReadonlyMap<string, string>> {
    const questionIds = Array.from(new Set(places.map(({ questionId }) => questionId)));
    const questions = await this.questions.describe(questionIds);
    return new Map(questions.map(({ questionId, title }) => [questionId, title]));
  }

  private async listMissed(
    places: readonly LearnerQuestion[],
  ): Promise<ReadonlyMap<string, MissedCriterion | null>> {
    if (places.length === 0) return new Map();
    const answers = await this.attempts.listLastGraded(places);
    const revisionIds = new Set(answers.map(({ revisionId }) => revisionId));
    const revisions = await this.questions.getRevisions(Array.from(revisionIds));
    const byPlace = Map.groupBy(answers, keyOf);
    return new Map(
      Array.from(byPlace, ([key, graded]) => [
        key,
        mostMissedCriterion(
          graded.map(({ items, revisionId }) => ({
            items,
            criteria: revisions.get(revisionId)?.rubric.criteria ?? [],
          })),
        ),
      ]),
    );
  }
}

function keyOf({ learnerId, questionId }: LearnerQuestion): string {
  return `${learnerId} ${questionId}`;
}
