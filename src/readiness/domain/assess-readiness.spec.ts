import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankOf,
  blueprintSkill,
  grade,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import type { Readiness } from './readiness.js';

/** Score and half the range, in points. */
const points = ({ overall }: Readiness) => [
  Math.round(overall.score * 1000) / 10,
  Math.round((overall.high80 - overall.low80) * 500) / 10,
];

const wide = { questions: bankOf('sql', 200) };
const answers = (count: number, from: number, ...grades: Parameters<typeof attempt>[1]) =>
  Array.from({ length: count }, (_, index) => attempt(`sql-${from + index}`, grades));

describe('assessReadiness, in worked examples', () => {
  it('knows nothing before the first graded answer: 45 ± 18', () => {
    const weights = [30, 20, 20, 15, 10, 5];
    const skills = weights.map((weight, index) => blueprintSkill(`skill${index}`, { weight }));
    const readiness = assessReadiness(
      readinessInput({
        blueprint: { skills, bar: 0.6, mockQuestions: 10, novelty: 0.5 },
        questions: skills.flatMap(({ skillId }) => bankOf(skillId, 20)),
      }),
    );
    expect(readiness.status).toBe('no-data');
    expect(points(readiness)).toEqual([45, 17.7]);
  });

  it('moves by one grade of 90 by a coach to 59 ± 18', () => {
    const readiness = assessReadiness(
      readinessInput({ ...wide, attempts: answers(1, 1, grade('coach', 0.9)) }),
    );
    expect(readiness.status).toBe('thin');
    expect(points(readiness)).toEqual([58.5, 18.2]);
  });

  it('takes 200 grades of 90 by oneself for one witness: 66 ± 17, and thin', () => {
    const readiness = assessReadiness(
      readinessInput({ ...wide, attempts: answers(200, 1, grade('self', 0.9)) }),
    );
    expect(readiness.status).toBe('thin');
    expect(readiness.trust).toEqual({ self: 1, peer: 0, llm: 0, coach: 0 });
    expect(points(readiness)).toEqual([66.4, 16.7]);
  });

  it('moves 20 grades of 50 by a coach by 180 perfect ones by oneself to 54.5, no further', () => {
    const coached = answers(20, 1, grade('coach', 0.5));
    const readiness = assessReadiness(readinessInput({ ...wide, attempts: coached }));
    expect(points(readiness)).toEqual([50, 8.2]);
    const praised = assessReadiness(
      readinessInput({ ...wide, attempts: [...coached, ...answers(180, 21, grade('self', 1))] }),
    );
    expect(points(praised)).toEqual([54.5, 7.9]);
  });
});
