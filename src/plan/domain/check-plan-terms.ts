import type { FieldProblem } from '../../kernel/app-error.js';
import type { PlanTerms } from './plan.js';
import { sessionKinds, type Programme } from './programme.js';

const minutesPerDay = 24 * 60;

/**
 * What is wrong with somebody's terms, by field: projects that the programme does not have, or the same one
 * twice; sittings that run past midnight or into one another.
 */
export function checkPlanTerms(
  { cadence, capstones: choices }: Programme,
  { capstones, slots }: PlanTerms,
): FieldProblem[] {
  const lengths = new Map(cadence.map(({ kind, minutes }) => [kind, minutes]));
  const spans = sessionKinds.map((kind) => {
    const { weekday, time } = slots[kind];
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const start = hours * 60 + minutes;
    return { kind, weekday, start, end: start + (lengths.get(kind) ?? 0) };
  });
  return [
    ...capstones.flatMap((slug, place) =>
      choices.includes(slug)
        ? []
        : [fault(`#/capstones/${place}`, 'unknown-capstone', 'is no project of the programme')],
    ),
    ...spans.flatMap(({ kind, end }) =>
      end <= minutesPerDay
        ? []
        : [fault(`#/sessions/${kind}/time`, 'past-midnight', 'must end by midnight')],
    ),
    ...spans.flatMap((span, place) =>
      spans.slice(0, place).some((other) => meet(span, other))
        ? [fault(`#/sessions/${span.kind}/time`, 'overlap', 'must not run into another sitting')]
        : [],
    ),
  ];
}

interface Span {
  readonly weekday: number;
  readonly start: number;
  readonly end: number;
}

function meet(one: Span, other: Span): boolean {
  return one.weekday === other.weekday && one.start < other.end && other.start < one.end;
}

function fault(pointer: string, code: string, detail: string): FieldProblem {
  return { pointer, code, detail };
}
