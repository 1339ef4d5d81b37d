import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forgetting_curve } from 'ts-fsrs';
import { anyGrade, anyReadinessInput } from '../../../test/support/any-readiness-input.js';
import { dayMs } from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import { defaultConfig } from './readiness-config.js';
import type { EvidenceGrade, ReadinessInput } from './readiness-input.js';
import type { Readiness } from './readiness.js';

/** What the last digits of sums of fractions may differ by. */
const nothing = 1e-9;

/** What a case changes, drawn beside the input. */
interface Change {
  readonly place: number;
  readonly share: number;
  readonly grade: EvidenceGrade;
}

const anyChange: fc.Arbitrary<Change> = fc.record({
  place: fc.nat({ max: 11 }),
  share: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
  grade: anyGrade,
});

type Check = (input: ReadinessInput, change: Change) => readonly unknown[];

/** Of a check that returns what speaks against it: the smallest case of which something does, or null. */
function counterexampleTo(check: Check): string | null {
  const property = fc.property(
    anyReadinessInput,
    anyChange,
    (input, change) => check(input, change).length === 0,
  );
  return fc.defaultReportMessage(fc.check(property, { numRuns: 1000 })) ?? null;
}

/** All scores there are: of the whole, of each skill, of each question. */
const scores = ({ overall, skills, questions }: Readiness): number[] => [
  overall.score,
  ...skills.map(({ score }) => score),
  ...questions.map(({ expected }) => expected),
];

const lowEnds = ({ overall, skills }: Readiness): number[] => [
  overall.low80,
  ...skills.map(({ low80 }) => low80),
];

/** Those of the second that are higher than their likes in the first. */
const raised = (before: readonly number[], after: readonly number[]): number[] =>
  after.filter((value, index) => !(value <= (before[index] ?? NaN) + nothing));

const figuresIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(figuresIn) : [];
};

/** One answer with its first grade changed. */
const regrade = (
  input: ReadinessInput,
  place: number,
  change: (grade: EvidenceGrade) => EvidenceGrade,
): ReadinessInput => {
  const regraded = place % Math.max(1, input.attempts.length);
  const attempts = input.attempts.map((attempt, index) => {
    const [first, ...others] = attempt.grades;
    if (index !== regraded || first === undefined) return attempt;
    return { ...attempt, grades: [change(first), ...others] };
  });
  return { ...input, attempts };
};

const withSkills = (
  { blueprint, ...input }: ReadinessInput,
  change: (skill: ReadinessInput['blueprint']['skills'][number]) => object,
): ReadinessInput => {
  const skills = blueprint.skills.map((skill) => ({ ...skill, ...change(skill) }));
  return { ...input, blueprint: { ...blueprint, skills } };
};

/** Empty when both are the same to the last digit. */
const difference = (before: unknown, after: unknown): string[] => {
  const [one, other] = [JSON.stringify(before), JSON.stringify(after)];
  return one === other ? [] : [one, other];
};

const withoutAdvice = ({ next: _next, askNext: _ask, ...figures }: Readiness) => figures;

/** By how many points each side of the range of the whole grows. */
const widening = (before: ReadinessInput, after: ReadinessInput): number =>
  128.16 * (assessReadiness(after).overall.sd - assessReadiness(before).overall.sd);

describe('assessReadiness, whatever the answers', () => {
  it('has finite figures within their bounds, and a range around each score', () => {
    const counterexample = counterexampleTo((input) => {
      const { next, attempts, skills, ...readiness } = assessReadiness(input);
      const { overall, mockLow80, mockHigh80 } = readiness;
      const shares = figuresIn([readiness, skills.map((each) => ({ ...each, attempts: 0 }))]);
      const ranges = [overall, ...skills];
      return [
        ...shares.filter((share) => !(share >= 0 && share <= 1 + nothing)),
        ...next.filter(({ gain, recall }) => !(gain > 0 && gain <= 1 && recall <= 1)),
        ...ranges.filter(({ low80, score, high80 }) => !(low80 <= score && score <= high80)),
        ...[attempts].filter((count) => !(count >= 0 && count <= input.attempts.length)),
        ...[mockLow80].filter((low) => low > overall.low80),
        ...[mockHigh80].filter((high) => high < overall.high80),
      ];
    });
    expect(counterexample).toBeNull();
  });

  it('expects no more of a later day, nor has a better low end', () => {
    const counterexample = counterexampleTo((input, { place, share }) => {
      const laterMs = (input.interviewAtMs ?? input.asOfMs) + (place + share) * 30 * dayMs;
      const before = assessReadiness(input);
      const after = assessReadiness({ ...input, interviewAtMs: laterMs });
      return [...raised(scores(before), scores(after)), ...raised(lowEnds(before), lowEnds(after))];
    });
    expect(counterexample).toBeNull();
  });

  it('expects no more when less is remembered', () => {
    const counterexample = counterexampleTo((input, { place, share }) => {
      const memories = input.memories.map((each, index) =>
        index === place ? { ...each, stability: Math.max(0.001, each.stability * share) } : each,
      );
      const after = assessReadiness({ ...input, memories });
      return raised(scores(assessReadiness(input)), scores(after));
    });
    expect(counterexample).toBeNull();
  });

  it('does not change its mind by waiting', () => {
    const counterexample = counterexampleTo((input, { share }) => {
      const interviewAtMs = input.interviewAtMs ?? input.asOfMs + dayMs;
      const asOfMs = input.asOfMs + share * (interviewAtMs - input.asOfMs);
      const before = assessReadiness({ ...input, interviewAtMs });
      const after = assessReadiness({ ...input, interviewAtMs, asOfMs });
      return difference(withoutAdvice(before), withoutAdvice(after));
    });
    expect(counterexample).toBeNull();
  });

  it('lowers nothing for a better grade', () => {
    const counterexample = counterexampleTo((input, { place, share }) => {
      const better = regrade(input, place, (grade) => {
        return { ...grade, score: grade.score + share * (1 - grade.score) };
      });
      return raised(scores(assessReadiness(better)), scores(assessReadiness(input)));
    });
    expect(counterexample).toBeNull();
  });

  it('raises nothing for a missed must-have, and holds a question down while one is open', () => {
    const counterexample = counterexampleTo((input, { place }) => {
      const shown = regrade(input, place, (grade) => ({ ...grade, mustMissed: false }));
      const missed = regrade(input, place, (grade) => ({ ...grade, mustMissed: true }));
      const after = assessReadiness(missed);
      const held = after.questions.filter(({ isMustHaveOpen }) => isMustHaveOpen);
      return [
        ...raised(scores(assessReadiness(shown)), scores(after)),
        ...held.filter(({ expected }) => expected > 0.8),
      ];
    });
    expect(counterexample).toBeNull();
  });

  it('is never less sure by a tenth of a point for one more grade', () => {
    const counterexample = counterexampleTo((input, { place, grade }) => {
      const graded = place % Math.max(1, input.attempts.length);
      const attempts = input.attempts.map((attempt, index) =>
        index === graded ? { ...attempt, grades: [...attempt.grades, grade] } : attempt,
      );
      return [widening(input, { ...input, attempts })].filter((points) => points > 0.1);
    });
    expect(counterexample).toBeNull();
  });

  it('is never less sure by a tenth of a point for one more answer', () => {
    const counterexample = counterexampleTo((input, { place, share, grade }) => {
      const more = {
        attemptId: 'one more',
        questionId: `question-${place}`,
        atMs: input.asOfMs,
        retrievability: share,
        grades: [grade],
      };
      const attempts = [...input.attempts, more];
      return [widening(input, { ...input, attempts })].filter((points) => points > 0.1);
    });
    expect(counterexample).toBeNull();
  });

  it('does not depend on the order of anything', () => {
    const counterexample = counterexampleTo((input, { place }) => {
      const turn = <Item>(items: readonly Item[]): Item[] => {
        const cut = place % Math.max(1, items.length);
        return [...items.slice(cut), ...items.slice(0, cut)].toReversed();
      };
      const turned = {
        ...input,
        questions: turn(input.questions),
        memories: turn(input.memories),
        attempts: turn(input.attempts.map((each) => ({ ...each, grades: turn(each.grades) }))),
      };
      const inOrderOfIds = ({ questions, ...figures }: Readiness) => [
        figures,
        questions.toSorted((one, other) => (one.questionId < other.questionId ? -1 : 1)),
      ];
      const before = assessReadiness(input);
      return difference(inOrderOfIds(before), inOrderOfIds(assessReadiness(turned)));
    });
    expect(counterexample).toBeNull();
  });

  it('expects no more when a rater turns out to be more lenient', () => {
    const counterexample = counterexampleTo((input, { share, grade: { source, raterId } }) => {
      const key = `${source}:${raterId}`;
      const severity = (input.calibration.severities[key] ?? 0) - share / 5;
      const severities = { ...input.calibration.severities, [key]: severity };
      const after = assessReadiness({ ...input, calibration: { version: 2, severities } });
      return raised(scores(assessReadiness(input)), scores(after));
    });
    expect(counterexample).toBeNull();
  });

  it('scores suspended questions like all others, and never suggests them', () => {
    const counterexample = counterexampleTo((input) => {
      const questions = input.questions.map((each) => ({ ...each, isSuspended: true }));
      const before = assessReadiness(input);
      const after = assessReadiness({ ...input, questions });
      return [
        ...difference(withoutAdvice(before), withoutAdvice(after)),
        ...[...after.next, after.askNext].filter((advice) => advice !== null),
      ];
    });
    expect(counterexample).toBeNull();
  });

  it('takes weights for what they are to each other', () => {
    const counterexample = counterexampleTo((input, { share }) => {
      const times = 0.5 + share * 9;
      const scaled = withSkills(input, ({ weight }) => ({ weight: weight * times }));
      const questions = input.questions.map((each) => ({ ...each, weight: each.weight * times }));
      const before = figuresIn(withoutAdvice(assessReadiness(input)));
      const after = figuresIn(withoutAdvice(assessReadiness({ ...scaled, questions })));
      return after.filter(
        (figure, index) => !(Math.abs(figure - (before[index] ?? NaN)) < nothing),
      );
    });
    expect(counterexample).toBeNull();
  });

  it('sees no better chance for a higher bar, nor for one more gate or a higher one', () => {
    const counterexample = counterexampleTo((input, { place, share }) => {
      const { blueprint } = input;
      const bar = blueprint.bar + share * (1 - blueprint.bar);
      const gated = blueprint.skills[place % blueprint.skills.length];
      const leastNow = gated?.minScore ?? defaultConfig.mustMin;
      const gates = withSkills(input, (skill) =>
        skill === gated ? { isMustHave: true, minScore: leastNow + share * (1 - leastNow) } : {},
      );
      const { passProbability } = assessReadiness(input);
      return [{ ...input, blueprint: { ...blueprint, bar } }, gates]
        .map((harder) => assessReadiness(harder).passProbability)
        .filter((chance) => chance > passProbability + nothing);
    });
    expect(counterexample).toBeNull();
  });

  it('remembers as FSRS does', () => {
    const counterexample = counterexampleTo((input) => {
      const { weights, memories } = input;
      const onDayMs = input.interviewAtMs ?? input.asOfMs;
      const recalls = new Map(
        memories.map(({ questionId, stability, lastReviewAtMs }) => {
          const days = (onDayMs - lastReviewAtMs) / dayMs;
          return [questionId, forgetting_curve([...weights], days, stability)];
        }),
      );
      return assessReadiness(input).questions.filter(
        ({ questionId, recall }) => recall !== (recalls.get(questionId) ?? 0),
      );
    });
    expect(counterexample).toBeNull();
  });

  it('is the same for the same input, byte for byte, and leaves the input alone', () => {
    const counterexample = counterexampleTo((input) => {
      const before = JSON.stringify(input);
      const first = JSON.stringify(assessReadiness(input));
      const second = JSON.stringify(assessReadiness(JSON.parse(before) as ReadinessInput));
      return [
        ...(first === second ? [] : [first]),
        ...(JSON.stringify(input) === before ? [] : [1]),
      ];
    });
    expect(counterexample).toBeNull();
  });

  it('suggests nothing once the interview is over, and takes no notice of what came later', () => {
    const counterexample = counterexampleTo((input, { place, share, grade }) => {
      const interviewAtMs = input.asOfMs - (1 + place + share) * 10 * dayMs;
      const past = { ...input, interviewAtMs };
      const later = {
        attemptId: 'later',
        questionId: `question-${place}`,
        atMs: interviewAtMs + 1,
        retrievability: 0,
        grades: [grade],
      };
      const before = assessReadiness(past);
      const after = assessReadiness({ ...past, attempts: [...past.attempts, later] });
      return [
        ...difference(before, after),
        ...[...before.next, before.askNext].filter((advice) => advice !== null),
      ];
    });
    expect(counterexample).toBeNull();
  });
});
