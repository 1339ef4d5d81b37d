import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { decideVerdict } from '../../src/attempts/domain/decide-verdict.js';
import { scoreRubric } from '../../src/attempts/domain/score-rubric.js';
import { checkDocument } from '../../src/question-bank/check-document.js';
import type { Criterion } from '../../src/question-bank/domain/rubric.js';
import { readKit } from '../../src/question-bank/read-kit.js';

/** Levels 0..3 that a grader gave, by answer and criterion. */
type Sheet = Record<string, Record<string, number>>;

const folder = new URL('../data/sample-answers/', import.meta.url);
const kit = checkDocument(
  readKit(fileURLToPath(new URL('../../seed/kit', import.meta.url))).document,
);
const designs = kit.questions.filter(({ content }) => content.kind === 'design');
const [one, other] = ['a', 'b'].map(
  (grader) => parse(readFileSync(new URL(`grades-${grader}.yaml`, folder), 'utf8')) as Sheet,
) as [Sheet, Sheet];
const answers = designs.flatMap(({ slug, content }) =>
  [1, 2, 3].map((number) => ({ name: `${slug}-${number}`, criteria: content.rubric.criteria })),
);

const pairs = answers.flatMap(({ name, criteria }) =>
  criteria.map(({ key }) => [one[name]?.[key] ?? -9, other[name]?.[key] ?? 9] as const),
);
const shareOf = (apart: number): number =>
  pairs.filter(([left, right]) => Math.abs(left - right) <= apart).length / pairs.length;

function verdictOf(criteria: readonly Criterion[], levels: Record<string, number> = {}): string {
  const items = criteria.map(({ key, levels: scale }) => ({
    criterionKey: key,
    levelKey: scale[levels[key] ?? 0]?.key ?? '',
    comment: null,
    quote: null,
  }));
  return decideVerdict(scoreRubric(criteria, items), 0).verdict;
}

/**
 * Three mediocre answers to each design, graded twice, independently and from the rubric alone. Shows
 * that the level descriptors separate what is said, whoever reads it.
 */
describe('grading the sample answers twice', () => {
  it('has three answers to each of the ten designs, every criterion graded by both', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
    expect(files.toSorted()).toEqual(answers.map(({ name }) => `${name}.md`).toSorted());
    for (const { name, criteria } of answers) {
      const keys = criteria.map(({ key }) => key).toSorted();
      for (const sheet of [one, other]) {
        const levels = sheet[name] ?? {};
        expect([name, Object.keys(levels).toSorted()]).toEqual([name, keys]);
        expect(Object.values(levels).every((level) => [0, 1, 2, 3].includes(level))).toBe(true);
      }
    }
  });

  it('agrees within one level on at least 85% of the criteria, and on most exactly', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(150);
    expect(shareOf(1)).toBeGreaterThanOrEqual(0.85);
    expect(shareOf(0)).toBeGreaterThan(0.5);
  });

  it('agrees on the verdict of at least four answers in five', () => {
    const equal = answers.filter(
      ({ name, criteria }) => verdictOf(criteria, one[name]) === verdictOf(criteria, other[name]),
    );
    expect(equal.length / answers.length).toBeGreaterThanOrEqual(0.8);
  });

  it('uses the whole scale, so that agreeing is not a matter of course', () => {
    for (const level of [0, 1, 2, 3]) {
      const given = pairs.flat().filter((each) => each === level).length;
      expect(given / (2 * pairs.length)).toBeGreaterThan(0.05);
    }
  });
});
