import type { PlanMeasure, Standing } from './measure-plan.js';

/**
 * Where somebody stands in a plan, in plain sentences: the first says it, the others what it comes from and
 * what to do about it.
 */
export function tellStanding(measure: PlanMeasure): string[] {
  return [opening[measure.standing](measure), ...askFor(measure)];
}

const opening: Record<Standing, (measure: PlanMeasure) => string> = {
  'not-started': ({ weeks }) => `The plan begins on ${weeks[0]?.monday ?? 'no day'}.`,
  'on-track': () => 'You are where the plan wants you to be.',
  finished: () => 'Everything in the plan is done.',
  ahead: ({ aheadMinutes }) => `You are ahead: ${hours(aheadMinutes)} of later weeks are done.`,
  behind: ({ behindMinutes, missed, lateMilestones }) => {
    if (missed.length === 0) {
      return `You are on time with your sittings, but ${tellLate(lateMilestones)} not handed in.`;
    }
    const weeks = [...new Set(missed.map(({ week }) => week))].toSorted((a, b) => a - b);
    const where = weeks.length === 1 ? `week ${weeks.join()}` : `weeks ${weeks.join(', ')}`;
    return `You are ${hours(behindMinutes)} behind, with ${count(missed.length, 'thing')} of ${where} still to do.`;
  },
};

function tellLate(late: PlanMeasure['lateMilestones']): string {
  const counts = Array.from(
    Map.groupBy(late, ({ capstone }) => capstone),
    ([slug, milestones]) => `${count(milestones.length, 'milestone')} of ${slug}`,
  );
  return `${counts.join(' and ')} ${late.length === 1 ? 'is' : 'are'}`;
}

function askFor({ missed, projectsToCut, standing }: PlanMeasure): string[] {
  if (standing !== 'behind') return [];
  const questions = missed.filter(({ kind }) =>
    ['question', 'scenario', 'spoken', 'written'].includes(kind),
  ).length;
  return [
    ...(questions === 0 ? [] : [`${count(questions, 'question')} of them wait for an answer.`]),
    ...projectsToCut.map(
      (slug) =>
        `${slug} is two milestones behind or more: cut it to its smallest demo rather than make the weeks longer.`,
    ),
    ...(missed.length === 0
      ? []
      : ['Catching up shows what spreading, moving or dropping would change before anything is.']),
  ];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** In halves, as people plan. */
function hours(minutes: number): string {
  const halves = Math.max(0.5, Math.round(minutes / 30) / 2);
  return `${halves} hour${halves === 1 ? '' : 's'}`;
}
