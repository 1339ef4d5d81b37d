import { roundFigure } from '../../kernel/round-figure.js';
import type { FlawCode, GraderGroup } from './find-flaws.js';
import type { AgreementFigures } from './measure-agreement.js';
import type { GradeFigures } from './measure-grades.js';
import type { QuestionQuality } from './measure-question.js';

/** What a table of questions can be ordered by, besides their place in the bank. */
export const qualityMeasures = [
  'answers',
  'judged',
  'passRate',
  'meanScore',
  'discrimination',
  'upperLowerIndex',
  'alpha',
  'splitShare',
  'medianTime',
  'overTimeShare',
  'hintedShare',
  'gaveUpShare',
  'abandonedShare',
] as const;
export type QualityMeasure = (typeof qualityMeasures)[number];

/** One question of a bank, in numbers; null is too few learners to tell. */
export interface QualityRow {
  readonly questionId: string;
  readonly slug: string;
  readonly title: string;
  readonly position: number;
  readonly measures: Readonly<Record<QualityMeasure, number | null>>;
  /** Each code once. */
  readonly flaws: readonly FlawCode[];
}

type Source = Omit<QuestionQuality, 'self' | 'others'> & { readonly grades: GradeFigures | null };

const sources: Readonly<Record<QualityMeasure, (source: Source) => number | null | undefined>> = {
  answers: ({ use }) => use?.answers,
  judged: ({ grades }) => grades?.answers,
  passRate: ({ grades }) => grades?.passRate,
  meanScore: ({ grades }) => grades?.meanScore,
  discrimination: ({ grades }) => grades?.discrimination,
  upperLowerIndex: ({ grades }) => grades?.upperLowerIndex,
  alpha: ({ agreement }) => agreement?.alpha,
  splitShare: ({ agreement }) => mostSplit(agreement),
  medianTime: ({ use }) => use?.time?.median,
  overTimeShare: ({ use }) => use?.time?.overTimeShare,
  hintedShare: ({ use }) => use?.hintedShare,
  gaveUpShare: ({ use }) => use?.gaveUpShare,
  abandonedShare: ({ abandonment }) => abandonment?.abandonedShare,
};

/** A question's line in a table of one sort of graders: the flaws are theirs, or nobody's in particular. */
export function toQualityRow(
  question: Omit<QualityRow, 'measures' | 'flaws'>,
  quality: QuestionQuality,
  graders: GraderGroup,
): QualityRow {
  const { questionId, slug, title, position } = question;
  const source = { ...quality, grades: quality[graders] };
  const measures = qualityMeasures.map((measure): [QualityMeasure, number | null] => [
    measure,
    roundFigure(sources[measure](source) ?? null),
  ]);
  const flaws = quality.flaws.filter((flaw) => flaw.graders === null || flaw.graders === graders);
  return {
    questionId,
    slug,
    title,
    position,
    measures: Object.fromEntries(measures) as Record<QualityMeasure, number | null>,
    flaws: [...new Set(flaws.map(({ code }) => code))],
  };
}

/** Of the criterion that splits graders most. */
function mostSplit(agreement: AgreementFigures | null): number | null {
  const shares = (agreement?.criteria ?? []).flatMap((each) => each?.splitShare ?? []);
  return shares.length === 0 ? null : Math.max(...shares);
}
