import type { GraderSource } from '../../readiness/domain/grader-source.js';
import type { GraderModel } from '../../readiness/domain/readiness-config.js';
import { valueAt } from './columns.js';
import { fitLeanings, type FittedLeanings, type GraderModels } from './fit-leanings.js';
import { fitSight } from './fit-sight.js';
import type { GradeTable } from './tabulate-grades.js';

/** What is shipped counts like so many grades and so many raters of a kind. */
const shippedGrades = 60;
const shippedRaters = 12;

const rounds = 12;
const closeEnough = 1e-5;

/** People differ: however alike graders of a kind look, the next one is not taken to be quite like them. */
const leastBiasSd = 0.05;

/** How graders of each kind err, and how each rater leans. */
export interface FittedGraders {
  readonly models: GraderModels;
  readonly leanings: FittedLeanings;
}

/**
 * How graders of each kind err: what they overlook, the spread of one grade, and that of what each leans
 * to; all drawn towards what is shipped by how much there is. Spreads and leanings explain each other, so
 * they are fitted in turns, each spread from the squares that are left by the share of them that the
 * fit could not follow.
 * @see D. A. Harville, Maximum Likelihood Approaches to Variance Component Estimation, JASA 72, 1977
 */
export function fitGraders(table: GradeTable, shipped: GraderModels): FittedGraders {
  const sighted = fitSight(table, shipped);
  let models = sighted;
  let leanings = fitLeanings(table, models);
  for (let round = 0; round < rounds; round += 1) {
    const next = fitSpreads({ table, leanings, models }, shipped);
    const isSettled = differ(models, next) < closeEnough;
    models = next;
    leanings = fitLeanings(table, models);
    if (isSettled) break;
  }
  return { models, leanings };
}

interface Fit extends FittedGraders {
  readonly table: GradeTable;
}

interface Squares {
  grades: number;
  ofGrades: number;
  raters: number;
  ofRaters: number;
}

function fitSpreads(fit: Fit, shipped: GraderModels): GraderModels {
  const squares = sumSquares(fit);
  const spread = (source: Exclude<GraderSource, 'coach'>): GraderModel => {
    const { grades, ofGrades, raters, ofRaters } = squares[source];
    const { sd, biasSd } = shipped[source];
    return {
      ...fit.models[source],
      sd: Math.sqrt((shippedGrades * sd ** 2 + ofGrades) / (shippedGrades + grades)),
      biasSd: Math.max(
        Math.sqrt((shippedRaters * biasSd ** 2 + ofRaters) / (shippedRaters + raters)),
        leastBiasSd,
      ),
    };
  };
  return { coach: shipped.coach, self: spread('self'), peer: spread('peer'), llm: spread('llm') };
}

/** What is left unexplained, by kind, and by how much it could have been explained away. */
function sumSquares({ table, leanings, models }: Fit): Record<GraderSource, Squares> {
  const none = (): Squares => ({ grades: 0, ofGrades: 0, raters: 0, ofRaters: 0 });
  const squares = { self: none(), peer: none(), llm: none(), coach: none() };
  for (const [grade, rest] of leanings.rest.entries()) {
    const source = table.raters[valueAt(table.raterOf, grade)]?.source ?? 'coach';
    squares[source].grades += valueAt(leanings.freedom, grade);
    squares[source].ofGrades += rest ** 2;
  }
  for (const [rater, { source }] of table.raters.entries()) {
    const { biasSd } = models[source];
    squares[source].raters += 1 - valueAt(leanings.doubt, rater) / biasSd ** 2;
    squares[source].ofRaters += valueAt(leanings.severity, rater) ** 2;
  }
  return squares;
}

function differ(one: GraderModels, other: GraderModels): number {
  const gaps = (['self', 'peer', 'llm'] as const).flatMap((source) => [
    Math.abs(one[source].sd - other[source].sd),
    Math.abs(one[source].biasSd - other[source].biasSd),
  ]);
  return Math.max(...gaps);
}
