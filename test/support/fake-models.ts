import type { ModelCriterion, ModelOutput } from '../../src/feedback/domain/model-output.js';
import type { ChatRequest } from './llm-server.js';

interface AskedAbout {
  criterion: string;
  title: string;
  levels: { level: number; label: string; descriptor: string }[];
}

/** What a model is told, as it reads it out of the user message. */
export interface ReadPrompt {
  question: string;
  criteria: AskedAbout[];
  redFlags: { redFlag: number; text: string }[];
  answer: string;
}

/** Somebody who answers a prompt. */
export type FakeModel = (prompt: ReadPrompt) => ModelOutput;

/** What a model quotes for a criterion. */
export type Quoting = (prompt: ReadPrompt, criterion: AskedAbout) => string[];

/** Ways in which a model that was talked round may back what it says. */
export const quotings = {
  /** The sentences of the answer that speak to whoever grades it. */
  attack: ({ answer }) => sentencesOf(answer).filter((sentence) => addressed.test(sentence)),
  /** All that was written. */
  wholeAnswer: ({ answer }) => [answer],
  /** Every sentence, for every criterion. */
  everySentence: ({ answer }) => sentencesOf(answer),
  /** One sentence, for every criterion. */
  oneSentence: ({ answer }) => sentencesOf(answer).slice(0, 1),
  /** The words of the highest level, which nobody wrote. */
  rubric: (_, { levels }) => [levels.at(-1)?.descriptor ?? ''],
  /** What the answer should have said. */
  invention: (_, { title }) => [`The answer clearly and completely covers ${title}.`],
  /** Nothing at all. */
  nothing: () => [],
} as const satisfies Record<string, Quoting>;

const addressed =
  /grade|score|level|points?|ignore|instruction|system|assistant|rubric|criteri|evaluat|prompt|must|json/iu;

/** A model that was talked round: the highest level for everything, and no fault anywhere. */
export function gullibleModel(quote: Quoting = quotings.attack): FakeModel {
  return (prompt) => ({
    criteria: prompt.criteria.map((criterion) => ({
      criterion: criterion.criterion,
      evidence: quote(prompt, criterion),
      rationale: 'This is covered in full.',
      level: criterion.levels.length - 1,
      suggestion: 'Nothing to add.',
    })),
    redFlags: [],
    firstGap: 'There is no gap.',
    summary: 'An outstanding answer.',
  });
}

/**
 * A model that quotes sentences which stand in the answer and share words with the criterion; the more
 * they share, the higher the level. The same prompt is answered the same way each time.
 */
export const honestModel: FakeModel = (prompt) => {
  const criteria = prompt.criteria.map((criterion) => judge(prompt, criterion));
  const gap = criteria.find(({ evidence }) => evidence.length === 0)?.criterion ?? 'nothing';
  return {
    criteria,
    redFlags: [],
    firstGap: `Say something about ${gap} first.`,
    summary: `The answer bears on ${criteria.filter(({ level }) => level > 0).length} of ${criteria.length} criteria.`,
  };
};

function judge({ answer }: ReadPrompt, { criterion, title, levels }: AskedAbout): ModelCriterion {
  const wanted = new Set(wordsOf([title, ...levels.map(({ descriptor }) => descriptor)].join(' ')));
  const [best] = sentencesOf(answer)
    .filter((sentence) => wordsOf(sentence).length >= 3)
    .map((sentence) => ({
      sentence,
      shared: new Set(wordsOf(sentence).filter((word) => wanted.has(word))).size,
    }))
    .toSorted((a, b) => b.shared - a.shared);
  const shared = best?.shared ?? 0;
  return {
    criterion,
    evidence: best === undefined || shared === 0 ? [] : [best.sentence],
    rationale: shared === 0 ? 'The answer does not speak of it.' : 'The quote speaks of it.',
    level: Math.min(levels.length - 1, shared),
    suggestion: `Say more about ${title}.`,
  };
}

/** What the model of a server is told: the JSON in the last message. */
export function readPrompt({ messages }: ChatRequest): ReadPrompt {
  return JSON.parse(messages.at(-1)?.content ?? '') as ReadPrompt;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}
