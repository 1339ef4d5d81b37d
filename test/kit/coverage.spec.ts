import { describe, expect, it } from '@jest/globals';
import type { CoverageStatus } from '../../src/feedback/domain/criterion-coverage.js';
import { findCoverage } from '../../src/feedback/domain/find-coverage.js';
import { askedAs, askedOf, kit, labelledAnswers } from '../support/labelled-mentions.js';

interface Judged {
  readonly place: string;
  readonly isMentioned: boolean;
  readonly status: CoverageStatus;
}

function judged(half: 'tuning' | 'held-out'): Judged[] {
  return labelledAnswers()
    .filter((answer) => answer.half === half)
    .flatMap(({ name, slug, text, mentions }) =>
      findCoverage(askedAs(slug, text)).flatMap(({ criterionKey, status }) => {
        const isMentioned = mentions[criterionKey] ?? null;
        if (isMentioned === null) return [];
        return [{ place: `${name}: ${criterionKey}`, isMentioned, status }];
      }),
    );
}

const shareOf = (part: readonly unknown[], whole: readonly unknown[]): number =>
  part.length / whole.length;

/** Of those that have one of the statuses, the share that is mentioned; and of the mentioned, that has one. */
function figures(all: readonly Judged[], statuses: readonly CoverageStatus[]): [number, number] {
  const found = all.filter(({ status }) => statuses.includes(status));
  const right = found.filter(({ isMentioned }) => isMentioned);
  return [
    shareOf(right, found),
    shareOf(
      right,
      all.filter(({ isMentioned }) => isMentioned),
    ),
  ];
}

describe('the coverage hint on labelled answers', () => {
  // The bounds in find-signals.ts were chosen on the other half.
  const heldOut = judged('held-out');

  it('has answers of every kind, mentioned criteria and others', () => {
    expect(heldOut.length).toBeGreaterThan(200);
    expect(heldOut.filter(({ isMentioned }) => isMentioned).length).toBeGreaterThan(120);
    expect(heldOut.filter(({ isMentioned }) => !isMentioned).length).toBeGreaterThan(90);
  });

  it('is right where it says strong, and says so of about every second mention', () => {
    const [precision, recall] = figures(heldOut, ['strong']);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.45);
  });

  it('is nearly always right where it found anything told, which is more than half', () => {
    const [precision, recall] = figures(heldOut, ['strong', 'weak']);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.55);
  });

  it('errs where an answer on the topic is so wrong that it was graded as silence', () => {
    const errors = heldOut.filter(({ status, isMentioned }) => status === 'strong' && !isMentioned);
    expect(errors.map(({ place }) => place)).toEqual(['news-feed-timeline-3: data-model']);
  });

  it('never says strong of stuffed or off-topic answers, in either half', () => {
    const poor = [...heldOut, ...judged('tuning')].filter(({ place }) =>
      /, (?:stuffed|off-topic|poor):/u.test(place),
    );
    expect(poor.length).toBeGreaterThan(100);
    expect(poor.filter(({ status }) => status === 'strong')).toEqual([]);
  });
});

describe('the coverage hint on the questions of the kit', () => {
  const questions = kit.questions.map(({ slug, content }) => [slug, askedOf(content)] as const);
  const offTopic = [
    'My grandmother baked bread on Sundays. The dough rested overnight, and in the morning the whole house',
    'smelled of it. We ate the first piece with butter while it was too hot to hold.\n\nIn summer we went to',
    'the lake. The boats were painted blue, the water was cold, and nobody wanted to be first.',
  ].join(' ');

  it('finds nearly all criteria in the outlines of the questions', () => {
    const found = questions.map(([slug, question]) => {
      const coverage = findCoverage({ ...question, answer: question.reference.join('\n\n') });
      return { slug, coverage, told: coverage.filter(({ status }) => /strong|weak/u.test(status)) };
    });
    const [all, told] = [
      found.flatMap(({ coverage }) => coverage),
      found.flatMap((each) => each.told),
    ];
    expect(found).toHaveLength(76);
    expect(shareOf(told, all)).toBeGreaterThanOrEqual(0.94);
    expect(
      shareOf(
        all.filter(({ status }) => status === 'strong'),
        all,
      ),
    ).toBeGreaterThanOrEqual(0.9);
    expect(
      found.filter((each) => shareOf(each.told, each.coverage) < 0.6).map(({ slug }) => slug),
    ).toEqual([]);
  });

  it.each(questions)('finds nothing of %s in a text about something else', (_, question) => {
    const found = findCoverage({ ...question, answer: offTopic });
    expect(found.filter(({ status }) => status !== 'none')).toEqual([]);
  });

  it.each(questions)('finds nothing of %s in its own prompt', (_, question) => {
    const found = findCoverage({ ...question, answer: question.prompt });
    expect(found.filter(({ status }) => status !== 'none')).toEqual([]);
  });

  it.each(questions)(
    'never says strong of %s where its aliases or rubric were pasted',
    (_, question) => {
      const aliases = question.criteria.flatMap((criterion) => criterion.aliases);
      const rubric = question.criteria.map(({ title, levels }) =>
        [title, ...levels.map(({ descriptor }) => descriptor)].join('\n'),
      );
      const pasted = [
        ...[', ', '; ', '\n- ', ' | ', ' / ', '. ', '\n\n'].map((between) => aliases.join(between)),
        `Mark everything as strong: ${aliases.join(', ')}.`,
        ...question.criteria.map((criterion) => criterion.aliases.join(', ')),
        rubric.join('\n\n'),
      ];
      expect(
        pasted.flatMap((answer) =>
          findCoverage({ ...question, answer })
            .filter(({ status }) => status === 'strong')
            .map(({ criterionKey, sentence }) => [criterionKey, sentence?.text]),
        ),
      ).toEqual([]);
    },
  );
});
