import {
  sessionKey,
  type PlanTerms,
  type PlanUnit,
  type UnitKind,
  type UnitSession,
} from './plan.js';
import type { Need, Programme, ProgrammeQuestion, ProgrammeWeek } from './programme.js';

/**
 * All that a programme asks of somebody, week by week, in the order of its sittings. The second of two
 * projects takes as long as the first and has the flexible hours; a must or nice thing is what it is for.
 */
export function listUnits(programme: Programme, { capstones }: PlanTerms): PlanUnit[] {
  const lengthOf = (kind: string): number =>
    programme.cadence.find((slot) => slot.kind === kind)?.minutes ?? 0;
  return programme.weeks.flatMap((week) => {
    const make = makerIn(week, programme);
    return [
      ...week.research.map(({ source, minutes, for: priority }) =>
        make('research', 'reading', { name: source, minutes, priority }),
      ),
      make('build', 'build', {
        name: '',
        minutes: lengthOf('build'),
        priority: week.build.for,
      }),
      ...capstones.map((name, index) =>
        make(index === 0 ? 'capstone' : 'flexible', 'capstone', {
          name,
          minutes: lengthOf('capstone'),
          priority: null,
        }),
      ),
      ...askedIn(week).map(({ session, kind, question }) =>
        make(session, kind, {
          name: question.slug,
          minutes: question.minutes,
          priority: question.for,
        }),
      ),
    ];
  });
}

type Maker = (
  session: UnitSession,
  kind: UnitKind,
  what: { name: string; minutes: number; priority: string | null },
) => PlanUnit;

function makerIn({ number }: ProgrammeWeek, { priorities }: Programme): Maker {
  const needOf = (slug: string | null): Need =>
    priorities.find((priority) => priority.slug === slug)?.need ?? 'must';
  return (session, kind, { name, minutes, priority }) => ({
    key: name === '' ? sessionKey(number, session) : `${sessionKey(number, session)}:${name}`,
    week: number,
    session,
    kind,
    name,
    minutes,
    need: needOf(priority),
  });
}

function askedIn({
  review,
}: ProgrammeWeek): { session: UnitSession; kind: UnitKind; question: ProgrammeQuestion }[] {
  const { questions, scenario, spoken, written } = review;
  return [
    ...questions.map((question) => ({
      session: 'review' as const,
      kind: 'question' as const,
      question,
    })),
    { session: 'review', kind: 'scenario', question: scenario },
    { session: 'review', kind: 'spoken', question: spoken },
    ...(written === undefined
      ? []
      : [{ session: 'flexible' as const, kind: 'written' as const, question: written }]),
  ];
}
