import type { Judgement } from '../../attempts/domain/answer-facts.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { Countable } from './count-in-fives.js';

/** The level one criterion of an answer was given. */
export interface Mark {
  /** Place of the level in the criterion's list, from 0. */
  readonly rank: number;
  /** Share of the criterion's weight it earns, 0..1. */
  readonly value: number;
  /** At the pass value of the criterion or above. */
  readonly isPass: boolean;
}

/** A whole judgement; the marks stand in the order of the rubric, null where the candidate was not asked. */
export interface MarkedSheet {
  readonly score: number;
  readonly isPass: boolean;
  readonly marks: readonly (Mark | null)[];
}

/** An answer with the one judgement of it that is counted. */
export interface MarkedAnswer extends Countable {
  readonly sheet: MarkedSheet;
}

/** An answer with the judgements of several graders. */
export interface ComparedAnswer extends Countable {
  readonly sheets: readonly MarkedSheet[];
}

/** Reads judgements by a rubric. A level that the rubric does not know is as good as not asked. */
export function sheetMarker(
  criteria: readonly Criterion[],
): (judgement: Pick<Judgement, 'score' | 'isPass' | 'levels'>) => MarkedSheet {
  const marks = criteria.map(
    ({ levels, passValue }) =>
      new Map<string, Mark>(
        levels.map(({ key, value }, rank) => [key, { rank, value, isPass: value >= passValue }]),
      ),
  );
  const places = new Map(criteria.map(({ key }, place) => [key, place]));
  // Sheets that are filled in alike share their levels, and then their marks.
  const known = new Map<Judgement['levels'], MarkedSheet['marks']>();
  const readMarks = (levels: Judgement['levels']): MarkedSheet['marks'] => {
    const marked: (Mark | null)[] = criteria.map(() => null);
    for (const { criterionKey, levelKey } of levels) {
      const place = places.get(criterionKey);
      if (place !== undefined) marked[place] = marks[place]?.get(levelKey) ?? null;
    }
    known.set(levels, marked);
    return marked;
  };
  return ({ score, isPass, levels }) => {
    return { score, isPass, marks: known.get(levels) ?? readMarks(levels) };
  };
}
