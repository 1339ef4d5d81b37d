import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { AnsweredQuestion } from '../../src/feedback/domain/answered-question.js';
import { checkDocument } from '../../src/question-bank/check-document.js';
import type { QuestionContent } from '../../src/question-bank/domain/question-content.js';
import { readKit } from '../../src/question-bank/read-kit.js';

/** An answer, and by people what it mentions of each criterion; null where they do not agree. */
export interface LabelledAnswer {
  readonly name: string;
  readonly slug: string;
  readonly half: 'tuning' | 'held-out';
  readonly text: string;
  readonly mentions: Readonly<Record<string, boolean | null>>;
}

interface MentionsFile {
  question: string;
  half: 'tuning' | 'held-out';
  answers: { kind: string; mentions: string[]; text: string }[];
}
interface Anchor {
  question: string;
  answer: string;
  items: { criterion: string; level: string }[];
}
type Sheet = Record<string, Record<string, number>>;

const root = new URL('../../', import.meta.url);
/** The sample answers to these were looked at while the bounds were chosen. */
const tuningDesigns = new Set([
  'chat-messaging',
  'flash-sale-inventory',
  'job-scheduler',
  'payments-ledger',
  'rate-limiter',
]);

export const kit = checkDocument(readKit(fileURLToPath(new URL('seed/kit', root))).document);

/** A question of the kit as the hint is asked about it. */
export function askedOf({ prompt, rubric, outline, redFlags }: QuestionContent): AnsweredQuestion {
  return {
    candidateLevel: 'senior',
    prompt,
    answer: '',
    criteria: rubric.criteria,
    redFlags,
    reference: outline,
    keptBack: [],
  };
}

export function askedAs(slug: string, answer: string): AnsweredQuestion {
  const question = kit.questions.find((each) => each.slug === slug);
  if (question === undefined) throw new Error(`no question ${slug}`);
  return { ...askedOf(question.content), answer };
}

/** Good, partly right, poor, stuffed, wrong and off-topic answers, the sample answers and the anchors. */
export function labelledAnswers(): LabelledAnswer[] {
  return [...writtenForThis(), ...sampleAnswers(), ...anchors()];
}

function writtenForThis(): LabelledAnswer[] {
  return (filesIn('test/data/mentions') as MentionsFile[]).flatMap(
    ({ question, half, answers }) => {
      const { criteria } = askedAs(question, '');
      return answers.map(({ kind, mentions, text }) => ({
        name: `${question}, ${kind}`,
        slug: question,
        half,
        text,
        mentions: Object.fromEntries(criteria.map(({ key }) => [key, mentions.includes(key)])),
      }));
    },
  );
}

/** Graded twice: what both put above the lowest level is mentioned, what both put there is not. */
function sampleAnswers(): LabelledAnswer[] {
  const [one, other] = ['a', 'b'].map((grader) =>
    read(`test/data/sample-answers/grades-${grader}.yaml`),
  ) as Sheet[];
  return Object.entries(one ?? {}).map(([name, levels]) => {
    const slug = name.replace(/-\d$/u, '');
    return {
      name,
      slug,
      half: tuningDesigns.has(slug) ? 'tuning' : 'held-out',
      text: readFileSync(new URL(`test/data/sample-answers/${name}.md`, root), 'utf8'),
      mentions: Object.fromEntries(
        Object.entries(levels).map(([key, level]) => {
          const isMentioned = level > 0;
          return [key, isMentioned === (other?.[name]?.[key] ?? 0) > 0 ? isMentioned : null];
        }),
      ),
    };
  });
}

function anchors(): LabelledAnswer[] {
  return (filesIn('seed/kit/anchors') as Anchor[]).map(({ question, answer, items }, place) => ({
    name: `anchor ${place} of ${question}`,
    slug: question,
    half: question === 'wal-crash-recovery' ? 'tuning' : 'held-out',
    text: answer,
    mentions: Object.fromEntries(
      items.map(({ criterion, level }) => [criterion, level !== 'absent']),
    ),
  }));
}

function filesIn(folder: string): unknown[] {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => read(`${folder}/${name}`));
}

function read(path: string): unknown {
  return parse(readFileSync(new URL(path, root), 'utf8'));
}
