import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { AgreementFigures } from './measure-agreement.js';
import type { GradeFigures } from './measure-grades.js';
import type { TimeFigures } from './measure-use.js';

export const flawCodes = [
  'too-easy',
  'too-hard',
  'does-not-discriminate',
  'split-criterion',
  'time-box-too-short',
  'time-box-too-long',
] as const;
export type FlawCode = (typeof flawCodes)[number];

/** Whose judgements a figure rests on. They are never mixed: people grade themselves higher. */
export const graderGroups = ['self', 'others'] as const;
export type GraderGroup = (typeof graderGroups)[number];

/** Something about a question that its use suggests to change. */
export interface Flaw {
  readonly code: FlawCode;
  /** Null where it does not rest on one group's judgements. */
  readonly graders: GraderGroup | null;
  /** Key of the criterion, null for the question as a whole. */
  readonly criterion: string | null;
  /** Answers it rests on. */
  readonly answers: number;
  /** The figure that is out of bounds. */
  readonly value: number;
}

/** What flaws are looked for in. */
export interface JudgedFigures {
  readonly self: GradeFigures | null;
  readonly others: GradeFigures | null;
  readonly agreement: AgreementFigures | null;
  readonly time: TimeFigures | null;
}

/** From how many answers on a figure is taken for a flaw, and beyond which value. */
const bounds = {
  pass: { fewest: 20, easy: 0.95, hard: 0.2 },
  discrimination: { fewest: 30, least: 0.1 },
  split: { fewest: 10, most: 0.25 },
  // The bank's own rule: an answer may take 15 % longer than its time box.
  time: { fewest: 20, short: 1.15, long: 0.5 },
} as const;

/**
 * Flaws in the order of their codes: 95 % and more of 20 answers pass, or 20 % and fewer; a criterion
 * that goes with the rest of the score below r = .10 over 30 answers; one that splits graders in a quarter
 * of 10 answers; a median time beyond 1.15 or below half of the time box over 20 answers. Of a question
 * whose answers all pass it is no news that its criteria do not discriminate: without variance there is
 * no r, and no flaw.
 */
export function findFlaws(criteria: readonly Criterion[], figures: JudgedFigures): Flaw[] {
  const flaws = [
    ...graderGroups.flatMap((graders) => gradeFlaws(criteria, figures[graders], graders)),
    ...agreementFlaws(criteria, figures.agreement),
    ...timeFlaws(figures.time),
  ];
  const order = (flaw: Flaw): number => flawCodes.indexOf(flaw.code);
  return flaws.toSorted((one, other) => order(one) - order(other));
}

function gradeFlaws(
  criteria: readonly Criterion[],
  figures: GradeFigures | null,
  graders: GraderGroup,
): Flaw[] {
  if (figures === null) return [];
  const ofCriteria = criteria.flatMap(({ key }, place) => {
    const each = figures.criteria[place] ?? null;
    if (each === null) return [];
    const common = { graders, criterion: key, answers: each.answers };
    return [...passFlaws(each.passRate, common), ...blindFlaws(each.levelDiscrimination, common)];
  });
  const whole = { graders, criterion: null, answers: figures.answers };
  return [...passFlaws(figures.passRate, whole), ...ofCriteria];
}

type Place = Omit<Flaw, 'code' | 'value'>;

function passFlaws(value: number, place: Place): Flaw[] {
  if (place.answers < bounds.pass.fewest) return [];
  if (value >= bounds.pass.easy) return [{ code: 'too-easy', ...place, value }];
  return value <= bounds.pass.hard ? [{ code: 'too-hard', ...place, value }] : [];
}

function blindFlaws(value: number | null, place: Place): Flaw[] {
  const { fewest, least } = bounds.discrimination;
  if (value === null || value >= least || place.answers < fewest) return [];
  return [{ code: 'does-not-discriminate', ...place, value }];
}

function agreementFlaws(criteria: readonly Criterion[], figures: AgreementFigures | null): Flaw[] {
  const { fewest, most } = bounds.split;
  return criteria.flatMap(({ key }, place) => {
    const each = figures?.criteria[place] ?? null;
    if (each === null || each.answers < fewest || each.splitShare < most) return [];
    const { answers, splitShare: value } = each;
    return [{ code: 'split-criterion' as const, graders: null, criterion: key, answers, value }];
  });
}

function timeFlaws(time: TimeFigures | null): Flaw[] {
  const { fewest, short, long } = bounds.time;
  if (time === null || time.answers < fewest) return [];
  const { answers, median: value } = time;
  const common = { graders: null, criterion: null, answers, value };
  if (value > short) return [{ code: 'time-box-too-short', ...common }];
  return value < long ? [{ code: 'time-box-too-long', ...common }] : [];
}
