import fc from 'fast-check';
import { expandLevels, passValue } from '../../src/question-bank/domain/expand-levels.js';
import {
  candidateLevels,
  cognitiveVerbs,
  probeKinds,
  questionKinds,
  type QuestionContent,
} from '../../src/question-bank/domain/question-content.js';

/** Texts that some format would take for something else. */
export const awkwardTexts = [
  'two spaces at the end  ',
  '  two at the beginning',
  'a\ttab',
  '\ttab first',
  '---',
  '---\nslug: other\n---\n',
  '...',
  '# a title',
  '## Outline\n\n- not a point\n',
  'Setext\n---\n',
  'one: two',
  'a #comment',
  '10',
  '-7.5e3',
  '0x1F',
  'yes',
  'null',
  '~',
  'true',
  '2026-01-01',
  '12:30:45',
  '👩‍🚀 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  'windows\r\nlines\r\n',
  'old mac\rline',
  'last line ends\n',
  'several\n\n\n\nend\n\n',
  ' indented\n  more\n less',
  '\n\nbegins empty',
  `long ${'word '.repeat(400)}end`,
  'x'.repeat(1200),
  '- a list\n- of two',
  '-no list',
  '+1 555',
  '@here',
  '=SUM(A1)',
  "'=quoted",
  "''+twice",
  '＝full width',
  ' =after a blank',
  'a => b',
  'a => b => c',
  '=> b',
  'stress: twice',
  '["json"]',
  '{"a": 1}',
  '"quoted"',
  "it's",
  '`code`',
  '```yaml\na: 1\n```',
  '~~~\n---\n~~~',
  '<div>\n\n<!-- open',
  '[ref]: ./local.png',
  '![image](image.png)',
  '> quote',
  '[ ] task',
  '[x] done',
  '1. first',
  '3) third',
  '*',
  '-',
  '&anchor *alias !tag %directive',
  '<<',
  '@`|>%!&*',
  'a\\nb \\ c\\',
  'semi;colon, comma',
  '\u00A0hard space\u00A0',
  '\u2028separator\u2029\u0085',
  '\uFEFFmark',
  '日本語: テスト',
  '| a | b |\n| - | - |\n| 1 | 2 |\n',
  '    code by indent\n',
  'hard break  \nnext\\\nline',
];

const plain = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter(
    (each) =>
      each.trim() !== '' &&
      each.isWellFormed() &&
      !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u.test(each),
  );
const text = fc.oneof(
  fc.constantFrom(...awkwardTexts),
  plain,
  fc.tuple(fc.constantFrom(...awkwardTexts), plain).map((pair) => pair.join('\n')),
);
const texts = (minLength: number, maxLength: number): fc.Arbitrary<string[]> =>
  fc.array(text, { minLength, maxLength });
const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/u);
const slugs = fc.uniqueArray(slug, { minLength: 1, maxLength: 4 });
const day = fc.constantFrom('2026-01-01', '2024-02-29', '1999-12-31');
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/u);
const number = fc.double({ noDefaultInfinity: true, noNaN: true }).map((each) => each + 0);
const perhaps = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { freq: 2 });

const criterion = fc
  .record({
    key: slug,
    title: text,
    weight: fc.integer({ min: 1, max: 100 }),
    mustHave: fc.boolean(),
    minLevel: fc.constantFrom(...candidateLevels),
    aliases: texts(0, 4),
    levels: texts(4, 4).map(expandLevels),
  })
  .map((each) => ({ ...each, passValue }));

/** Whatever a revision may hold by its shape, editorial rules aside. */
export const anyContent: fc.Arbitrary<QuestionContent> = fc.record({
  kind: fc.constantFrom(...questionKinds),
  title: text,
  level: fc.constantFrom(...candidateLevels),
  difficulty: fc.integer({ min: 1, max: 5 }),
  cognitive: fc.constantFrom(...cognitiveVerbs),
  timeLimitMinutes: fc.integer({ min: 1, max: 180 }),
  variantOf: perhaps(slug),
  topics: slugs,
  skills: slugs,
  prompt: text,
  clarifications: fc.array(fc.record({ ask: text, default: text }), { maxLength: 3 }),
  milestone: perhaps(
    fc.record({
      capstone: slug,
      number: fc.integer({ min: 1, max: 50 }),
      workHours: fc.integer({ min: 1, max: 100 }),
      acceptance: texts(1, 3),
    }),
  ),
  capstone: perhaps(
    fc.record({
      pitch: text,
      smallestDemo: text,
      metrics: texts(1, 2),
      demo: fc.array(fc.record({ at: fc.constantFrom('7:30', '12:00'), show: text }), {
        minLength: 2,
        maxLength: 3,
      }),
      peerReview: texts(1, 2),
      risks: fc.array(fc.record({ risk: text, sign: text, response: text }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
  ),
  reviewedDay: day,
  reviewByDay: day,
  intent: text,
  outline: texts(1, 6),
  runbook: perhaps(
    fc.record({
      trigger: text,
      targets: texts(1, 2),
      preconditions: texts(1, 2),
      steps: texts(2, 3),
      verification: texts(1, 2),
      rollback: fc.record({ deadlineMinutes: fc.integer({ min: 1, max: 99 }), steps: texts(1, 2) }),
      communication: texts(1, 2),
    }),
  ),
  scope: perhaps(fc.record({ senior: text, staff: text })),
  alternatives: texts(0, 3),
  assumptions: fc.dictionary(name, number, { maxKeys: 4, noNullPrototype: true }),
  figures: fc.array(fc.record({ name, formula: text, value: number, unit: perhaps(text) }), {
    maxLength: 3,
  }),
  rubric: fc.record({ criteria: fc.array(criterion, { minLength: 1, maxLength: 10 }) }),
  redFlags: texts(0, 3),
  probes: fc.array(fc.record({ kind: fc.constantFrom(...probeKinds), text }), {
    minLength: 1,
    maxLength: 3,
  }),
  hints: texts(0, 3),
  sources: slugs,
});

/** What such a question is called, with and without a name of another program. */
export const anyNames = fc.record({ slug, externalId: perhaps(plain) });
