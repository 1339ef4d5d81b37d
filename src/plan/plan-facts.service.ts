import { Injectable } from '@nestjs/common';
import { HandedInQuestionsReader } from '../attempts/handed-in-questions.reader.js';
import { CapstoneReader } from '../capstones/capstone.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { GroupMemoryReader } from '../scheduling/group-memory.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { startOfStudyDay } from '../scheduling/domain/start-of-study-day.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { milestoneKey, type DoneFacts } from './domain/plan.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import { PlanRepository, type StoredPlan } from './plan.repository.js';

/** Finds out what is done of a plan: from answers, reviews and projects, and of sittings by the learner's word. */
@Injectable()
export class PlanFacts {
  constructor(
    private readonly plans: PlanRepository,
    private readonly memory: GroupMemoryReader,
    private readonly handedIn: HandedInQuestionsReader,
    private readonly capstones: CapstoneReader,
    private readonly questions: QuestionReader,
  ) {}

  async of(learner: Learner, plan: StoredPlan, edition: ProgrammeEdition): Promise<DoneFacts> {
    const marks = await this.plans.listMarks(learner.id, plan.id);
    const since = startOfStudyDay(plan.countedFromDay, learner);
    const answers = await this.handedIn.listSince(learner.id, since);
    const days = new Map(
      answers.map(({ questionId, at }) => [questionId, studyDayOf(at, learner)]),
    );
    const cards = await this.memory.listRemembered(
      [learner.id],
      Object.values(edition.questionIds),
    );
    for (const { questionId, lastReviewDay } of cards) {
      if (lastReviewDay === null || lastReviewDay < plan.countedFromDay) continue;
      if (!days.has(questionId)) days.set(questionId, lastReviewDay);
    }
    return {
      marks: new Map(marks.map((mark) => [mark.key, mark])),
      answered: bySlug(edition, days),
      milestones: await this.milestonesOf(learner.id, { plan, edition, days }),
      retired: await this.retiredOf(plan, edition),
    };
  }

  private async retiredOf(
    plan: StoredPlan,
    edition: ProgrammeEdition,
  ): Promise<ReadonlySet<string>> {
    const named = namedIn(plan, edition);
    const standing = await this.questions.currentOf(named.map(([, questionId]) => questionId));
    const gone = new Set(
      standing.filter(({ isRetired }) => isRetired).map(({ questionId }) => questionId),
    );
    return new Set(named.filter(([, questionId]) => gone.has(questionId)).map(([name]) => name));
  }

  private async milestonesOf(
    learnerId: string,
    about: {
      plan: StoredPlan;
      edition: ProgrammeEdition;
      days: ReadonlyMap<string, StudyDay>;
    },
  ): Promise<ReadonlySet<string>> {
    const { plan, edition, days } = about;
    const done = new Set<string>();
    for (const slug of plan.capstones) {
      const questionId = edition.questionIds[slug];
      if (questionId === undefined) continue;
      if (days.has(questionId)) done.add(milestoneKey(slug, null));
      const progress = await this.capstones.progressOf(learnerId, questionId);
      for (const { number, isHandedIn, isWaived } of progress?.milestones ?? []) {
        if (isHandedIn || isWaived) done.add(milestoneKey(slug, number));
      }
    }
    return done;
  }
}

/** Questions by slug and milestones by key, with their ids. */
function namedIn(
  { capstones }: StoredPlan,
  { questionIds, milestones }: ProgrammeEdition,
): (readonly [name: string, questionId: string])[] {
  return [
    ...Object.entries(questionIds),
    ...capstones.flatMap((slug) => [
      ...[questionIds[slug] ?? []].flat().map((id) => [milestoneKey(slug, null), id] as const),
      ...(milestones[slug] ?? []).map(
        ({ number, questionId }) => [milestoneKey(slug, number), questionId] as const,
      ),
    ]),
  ];
}

function bySlug(
  { questionIds }: ProgrammeEdition,
  days: ReadonlyMap<string, StudyDay>,
): ReadonlyMap<string, StudyDay> {
  return new Map(
    Object.entries(questionIds).flatMap(([slug, id]) => {
      const day = days.get(id);
      return day === undefined ? [] : [[slug, day] as const];
    }),
  );
}
