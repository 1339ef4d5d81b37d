import type { PlanUnit } from './domain/plan.js';
import type { PlanMilestone } from './domain/list-milestones.js';
import type { TrackedUnit } from './domain/plan-status.js';
import type { PlanMilestoneResponse, PlanUnitResponse } from './plan-week.dto.js';
import type { DescribedProgramme } from './to-programme-response.js';

export function toPlanUnitResponse(
  unit: TrackedUnit,
  described: DescribedProgramme,
): PlanUnitResponse {
  const { key, week, kind, name, minutes, need, state, dueDay } = unit;
  return {
    key,
    week,
    kind,
    title: titleOf(unit, described),
    questionId: kind === 'reading' ? null : (described.edition.questionIds[name] ?? null),
    sourceId: kind === 'reading' ? name : null,
    minutes,
    need,
    state,
    dueDay,
    movedTo: unit.isMoved ? unit.parts.map((part) => ({ ...part })) : [],
  };
}

/** As the question, the source or the lab is called. */
export function titleOf(
  { kind, name, week }: Pick<PlanUnit, 'kind' | 'name' | 'week'>,
  { edition, questions, sources }: DescribedProgramme,
): string {
  if (kind === 'reading') return sources.get(name)?.title ?? name;
  if (kind === 'build') {
    return edition.programme.weeks.find(({ number }) => number === week)?.build.title ?? '';
  }
  return questions.get(edition.questionIds[name] ?? '')?.title ?? name;
}

/** None for a milestone that the bank no longer has. */
export function toPlanMilestoneResponse(
  { capstone, number, week, dueDay, state }: PlanMilestone,
  { edition, questions }: DescribedProgramme,
): PlanMilestoneResponse[] {
  const questionId =
    number === null
      ? edition.questionIds[capstone]
      : edition.milestones[capstone]?.find((each) => each.number === number)?.questionId;
  if (questionId === undefined) return [];
  const title = questions.get(questionId)?.title ?? capstone;
  return [{ capstone, number, questionId, title, week, dueDay, state }];
}
