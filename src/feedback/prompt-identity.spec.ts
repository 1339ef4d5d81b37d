import { describe, expect, it } from '@jest/globals';
import type { AnsweredQuestion } from './domain/answered-question.js';
import { contentHash, promptHash, rubricHash } from './prompt-identity.js';

const question: AnsweredQuestion = {
  candidateLevel: 'senior',
  prompt: 'Design it.',
  answer: 'Two nodes.',
  criteria: [{ key: 'a', title: 'A', mustHave: true, aliases: [], levels: [] }],
  redFlags: ['One node'],
  reference: ['Two nodes'],
  keptBack: ['A hint'],
};
const asked = { baseUrl: 'http://127.0.0.1/v1', model: 'm', sendReference: false, redact: true };

describe('hashes of what is asked', () => {
  it('are SHA-256 in hex, the same for the same', () => {
    for (const hash of [promptHash(), rubricHash(question), contentHash(question, asked)]) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/u);
    }
    expect(contentHash(structuredClone(question), { ...asked })).toBe(contentHash(question, asked));
  });

  it.each([
    ['level of the candidate', { candidateLevel: 'staff' }],
    ['question', { prompt: 'Design that.' }],
    ['answer', { answer: 'Two nodes. ' }],
    ['criteria', { criteria: [] }],
    ['red flags', { redFlags: [] }],
    ['reference', { reference: [] }],
    ['what is kept back', { keptBack: [] }],
  ])('tell content apart by its %s', (_part, change) => {
    expect(contentHash({ ...question, ...change }, asked)).not.toBe(contentHash(question, asked));
  });

  it.each([
    ['model', { model: 'n' }],
    ['server', { baseUrl: 'http://127.0.0.1/v2' }],
    ['sending of the reference', { sendReference: true }],
    ['masking', { redact: false }],
  ])('tell content apart by the %s', (_part, change) => {
    const changed = contentHash(question, { ...asked, ...change });
    expect(changed).not.toBe(contentHash(question, asked));
  });

  it('tell a rubric by its criteria, red flags and reference alone', () => {
    const same = { ...question, prompt: 'x', answer: 'x', candidateLevel: 'x', keptBack: [] };
    expect(rubricHash(same)).toBe(rubricHash(question));
    for (const change of [{ criteria: [] }, { redFlags: [] }, { reference: [] }]) {
      expect(rubricHash({ ...question, ...change })).not.toBe(rubricHash(question));
    }
  });
});
