import { addDays } from '../scheduling/domain/add-days.js';
import type { CalendarAppointment } from '../reminders/calendar-sources.js';
import { sessionKey } from './domain/plan.js';
import { trackUnits } from './domain/plan-status.js';
import { sessionKinds, type ProgrammeWeek, type SessionKind } from './domain/programme.js';
import { sessionInstants } from './domain/session-instants.js';
import { weekDays } from './domain/week-days.js';
import type { PlanView } from './plan-views.service.js';

/** A sitting as a calendar has it. */
export type PlanAppointment = CalendarAppointment & { readonly description: string };

/** The sittings that are still to come or to be made, at the learner's local times. */
export function planAppointments(view: PlanView): PlanAppointment[] {
  const { plan, edition, progress, zone } = view;
  const { programme } = edition;
  const left = new Set(
    trackUnits(progress)
      .filter(({ state, isMoved }) => state === 'open' && !isMoved)
      .map(({ week, session }) => sessionKey(week, session)),
  );
  return weekDays(programme, plan, plan.adjustments).flatMap(({ number, monday }) => {
    const week = programme.weeks.find((each) => each.number === number);
    if (week === undefined) return [];
    return sessionKinds
      .filter((kind) => left.has(sessionKey(number, kind)))
      .map((kind) => {
        const { weekday, time } = plan.slots[kind];
        const minutes = programme.cadence.find((slot) => slot.kind === kind)?.minutes ?? 0;
        const day = addDays(monday, weekday - 1);
        const { start, end } = sessionInstants(day, { time, minutes, zone });
        return {
          uid: `plan-${plan.id}-${sessionKey(number, kind)}@rehearse`,
          sequence: plan.version - 1,
          start,
          end,
          title: `Week ${number}, ${kind}: ${week.theme}`,
          description: describeSitting(view, week, kind),
        };
      });
  });
}

function describeSitting(
  { edition, described }: PlanView,
  week: ProgrammeWeek,
  kind: SessionKind,
): string {
  switch (kind) {
    case 'research':
      return week.research
        .map(({ source, focus, minutes }) => {
          const { title = source, url = '' } = described.sources.get(source) ?? {};
          return `${minutes} min: ${title}. ${focus} ${url}`.trim();
        })
        .join('\n');
    case 'build':
      return week.build.title;
    case 'capstone':
      return week.capstone.focus;
    case 'review': {
      const { questions, scenario, spoken } = week.review;
      return [...questions, scenario, spoken]
        .map(({ slug, minutes }) => {
          const question = described.questions.get(edition.questionIds[slug] ?? '');
          return `${minutes} min: ${question?.title ?? slug}`;
        })
        .join('\n');
    }
  }
}
