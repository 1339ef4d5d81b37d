import type { AnsweredQuestion, AskedCriterion } from './answered-question.js';
import { blankSmuggledText } from './blank-smuggled-text.js';
import { maskPersonalData } from './mask-personal-data.js';
import { systemText } from './system-text.js';

/** What is sent to a model. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** The answer as the model reads it, as long as the one that was written, unit by unit. */
  readonly sentAnswer: string;
}

export interface PromptTerms {
  /** Whether e-mail addresses, phone numbers and credentials are masked. */
  readonly isRedacted: boolean;
  readonly sendsReference: boolean;
  /** Places of the criteria in the order in which they are asked about, each once. */
  readonly order: readonly number[];
}

/**
 * What a model is told about an answer. Everything that somebody wrote is inside one JSON object, where
 * no quote, tag or newline of it can end its string. What else the question keeps back never goes out,
 * nor do words that give a criterion away by being mentioned.
 */
export function buildPrompt(
  { candidateLevel, prompt, answer, criteria, redFlags, reference }: AnsweredQuestion,
  { isRedacted, sendsReference, order }: PromptTerms,
): Prompt {
  const visible = blankSmuggledText(answer);
  const sentAnswer = isRedacted ? maskPersonalData(visible) : visible;
  const user = JSON.stringify({
    question: prompt,
    candidateLevel,
    criteria: order.flatMap((place) => criteria[place] ?? []).map(toAsked),
    redFlags: redFlags.map((text, redFlag) => ({ redFlag, text })),
    ...(sendsReference && { reference }),
    answer: sentAnswer,
  });
  return { system: systemText, user, sentAnswer };
}

function toAsked({ key, title, mustHave, levels }: AskedCriterion): Record<string, unknown> {
  return {
    criterion: key,
    title,
    mustHave,
    levels: levels.map(({ label, descriptor }, level) => ({ level, label, descriptor })),
  };
}
