import type { ReportEvidence } from '../../readiness/domain/readiness-report.js';
import { noFigure, sayPercent, sayRange, sayScore, statusWords, toShares } from './say-figures.js';
import type { ShownReport, ShownSkill } from './shown-report.js';

/** Something that backs a skill, as a reader sees it. */
export interface MatrixEvidence {
  readonly text: string;
  /** Only of pieces of a portfolio, and only https. */
  readonly url: string | null;
}

/** A row of the skills matrix, in words. */
export interface MatrixRow {
  readonly skillId: string;
  readonly name: string;
  readonly isMustHave: boolean;
  /** `at least 45` where the blueprint says so. */
  readonly minimum: string | null;
  readonly weight: string;
  readonly score: string;
  /** Null where ranges are not shown. */
  readonly range: string | null;
  readonly seen: string;
  readonly answers: string;
  readonly status: string;
  /** Null where it is not shown. */
  readonly evidence: readonly MatrixEvidence[] | null;
  /** How many pieces there are beyond those. */
  readonly moreEvidence: number;
  /** Null where what comes next is not shown. */
  readonly openMustHaves: number | null;
}

/** The skills in the order of the blueprint, each with its first pieces of evidence of every kind. */
export function listMatrixRows({ skills = [] }: ShownReport, mostEvidence: number): MatrixRow[] {
  const shares = toShares(skills.map(({ weight }) => weight));
  return skills.map((skill, index) => {
    const evidence = skill.evidence === undefined ? null : choose(skill.evidence, mostEvidence);
    return {
      ...wordsOf(skill),
      weight: sayPercent(shares[index] ?? 0),
      evidence: evidence?.map(toMatrixEvidence) ?? null,
      moreEvidence: (skill.evidence?.length ?? 0) - (evidence?.length ?? 0),
    };
  });
}

function wordsOf(skill: ShownSkill): Omit<MatrixRow, 'weight' | 'evidence' | 'moreEvidence'> {
  return {
    skillId: skill.skillId,
    name: skill.name,
    isMustHave: skill.mustHave,
    minimum: skill.minScore === null ? null : `at least ${sayScore(skill.minScore)}`,
    score: sayScore(skill.score),
    range: skill.range === undefined ? null : sayRange(skill.range),
    seen: sayPercent(skill.coverage),
    answers: String(skill.attempts),
    status: statusWords[skill.status],
    openMustHaves: skill.openMustHaves ?? null,
  };
}

/** What weighs most with a reader first: work to look at, then a coach's word, then answers. */
const kinds = ['portfolio', 'coach-grade', 'attempt'] as const;

function choose(evidence: readonly ReportEvidence[], most: number): ReportEvidence[] {
  const ofKinds = kinds.map((kind) => evidence.filter((each) => each.kind === kind));
  const rounds = Math.max(0, ...ofKinds.map(({ length }) => length));
  const inTurns = Array.from({ length: rounds }, (_, round) =>
    ofKinds.flatMap((each) => each[round] ?? []),
  );
  return inTurns.flat().slice(0, most);
}

const kindWords = {
  'coach-grade': 'coach grade',
  attempt: 'answer',
  portfolio: 'portfolio',
} as const;

function toMatrixEvidence({ kind, id, url, title }: ReportEvidence): MatrixEvidence {
  // The end of an id tells two apart; the whole one is in the JSON.
  const handle = kind === 'portfolio' ? '' : ` ${id.slice(-12)}`;
  const name = title === null || title === '' ? '' : `${title}, `;
  return {
    text: `${name}${kindWords[kind]}${handle}`,
    url: kind === 'portfolio' ? toHttps(url) : null,
  };
}

/** An address that is safe to follow from a document; null for any other. */
function toHttps(url: string | null): string | null {
  return url !== null && /^https:\/\/[^\s/\\@"'<>`]+(?:[/?#][^\s"'<>`]*)?$/u.test(url) ? url : null;
}

/** How a column of figures is called, and what it says; in the order of the table. */
export const matrixColumns = {
  weight: 'Weight',
  score: 'Score',
  range: '80% range',
  seen: 'Seen',
  answers: 'Answers',
  status: 'Status',
} as const;
export type MatrixColumn = keyof typeof matrixColumns;

/** The columns of figures that this report has. */
export function listMatrixColumns({ skills = [] }: ShownReport): MatrixColumn[] {
  const withRange = skills.some(({ range }) => range !== undefined);
  return (Object.keys(matrixColumns) as MatrixColumn[]).filter(
    (column) => column !== 'range' || withRange,
  );
}

/** What a row has in a column. */
export const cellOf = (row: MatrixRow, column: MatrixColumn): string => row[column] ?? noFigure;
