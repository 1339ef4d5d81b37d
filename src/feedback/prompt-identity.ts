import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LlmConfig } from '../platform/config/llm-config.js';
import type { AnsweredQuestion } from './domain/answered-question.js';
import { buildPrompt } from './domain/build-prompt.js';
import { chatMessages } from './domain/chat-messages.js';
import { outputSchema } from './domain/output-schema.js';
import { promptVersion } from './domain/prompt-version.js';

/** What decides, besides the content, what a model is told and which one. */
export type AskedModel = Pick<LlmConfig, 'baseUrl' | 'model' | 'sendReference' | 'redact'>;

/** One of everything that a question can have: its prompt shows the form in which any is sent. */
const anyQuestion: AnsweredQuestion = {
  candidateLevel: 'level',
  prompt: 'prompt',
  answer: 'answer',
  criteria: [
    {
      key: 'key',
      title: 'title',
      mustHave: true,
      aliases: ['alias'],
      levels: [{ key: 'key', label: 'label', descriptor: 'descriptor' }],
    },
  ],
  redFlags: ['red flag'],
  reference: ['reference'],
  keptBack: ['kept back'],
};

/** Hex SHA-256 of all that is fixed about the prompt: its words, the form it puts content in, the schema. */
export function promptHash(): string {
  const terms = { isRedacted: true, sendsReference: true, order: [0] };
  const prompt = buildPrompt(anyQuestion, terms);
  return sha256([promptVersion, chatMessages(prompt, 'text', JSON.stringify(outputSchema))]);
}

/** Hex SHA-256 of what the answer is held against, as far as a model may learn of it. */
export function rubricHash({ criteria, redFlags, reference }: AnsweredQuestion): string {
  return sha256([
    criteria.map(({ key, title, mustHave, levels }) => ({ key, title, mustHave, levels })),
    redFlags,
    reference,
  ]);
}

/**
 * Hex SHA-256 of all that feedback on an answer comes from: the question and the answer, what is kept
 * back (no word of it may come out), the model, the server and the prompt. Equal content gets equal
 * advice, so it need not be asked for twice.
 */
export function contentHash(
  question: AnsweredQuestion,
  { baseUrl, model, sendReference, redact }: AskedModel,
): string {
  return sha256([promptHash(), { baseUrl, model, sendReference, redact }, question]);
}

function sha256(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
}
