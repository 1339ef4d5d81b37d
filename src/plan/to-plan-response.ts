import { programmeHours } from './domain/programme-hours.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import { weekDays } from './domain/week-days.js';
import type { PlanResponse } from './plan.dto.js';
import type { StoredPlan } from './plan.repository.js';

/** A plan with the edition that it keeps to. */
export interface PlanWithEdition {
  readonly plan: StoredPlan;
  readonly edition: ProgrammeEdition;
}

export function toPlanResponse({ plan, edition }: PlanWithEdition): PlanResponse {
  const { programme } = edition;
  const { adjustments, slots, flexibleHoursPerWeek } = plan;
  const { fixedTotal, stated, weeks } = programmeHours(programme);
  const flexibleTotal = flexibleHoursPerWeek * weeks;
  return {
    id: plan.id,
    version: plan.version,
    programme: plan.programmeSlug,
    edition: plan.programmeEdition,
    title: programme.title,
    firstMonday: plan.firstMonday,
    lastDay: weekDays(programme, plan, adjustments).at(-1)?.sunday ?? plan.firstMonday,
    countedFromDay: plan.countedFromDay,
    capstones: [...plan.capstones],
    flexibleHoursPerWeek,
    sessions: {
      research: { ...slots.research },
      build: { ...slots.build },
      capstone: { ...slots.capstone },
      review: { ...slots.review },
    },
    hours: {
      fixedTotal,
      flexibleTotal,
      total: fixedTotal + flexibleTotal,
      statedFrom: stated.from,
      statedTo: stated.to,
    },
    pauses: adjustments.pauses.map(({ beforeWeek, weeks: count }) => ({
      beforeWeek,
      weeks: count,
    })),
    dropped: [...adjustments.dropped],
    cut: [...adjustments.cut],
    createdAt: plan.createdAt.toISOString(),
  };
}
