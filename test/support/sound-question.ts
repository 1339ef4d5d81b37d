import { expandLevels, passValue } from '../../src/question-bank/domain/expand-levels.js';
import type { QuestionContent } from '../../src/question-bank/domain/question-content.js';
import type { Criterion } from '../../src/question-bank/domain/rubric.js';

/** A criterion that breaks no rule. */
export function soundCriterion(key: string, changes: Partial<Criterion> = {}): Criterion {
  return {
    key,
    title: `Says what ${key} is about`,
    weight: 20,
    mustHave: false,
    minLevel: 'junior',
    passValue,
    aliases: [`${key} one`, `${key} two`, `${key} three`],
    levels: expandLevels(['Silent.', 'Names it.', 'Applies it here.', 'Rejects another way.']),
    ...changes,
  };
}

/** Criteria with these weights; the first `mustHaves` of them are must-haves. */
export function soundCriteria(weights: readonly number[], mustHaves: number): Criterion[] {
  return weights.map((weight, index) =>
    soundCriterion(`c${index}`, { weight, mustHave: index < mustHaves }),
  );
}

/** The content of a question that breaks no rule. */
export const soundQuestion: QuestionContent = {
  kind: 'concept',
  title: 'Title',
  level: 'senior',
  difficulty: 3,
  cognitive: 'analyse',
  timeLimitMinutes: 20,
  variantOf: null,
  topics: ['topic'],
  skills: ['skill'],
  prompt: 'A table of 400 rows.',
  clarifications: [{ ask: 'How many readers?', default: 'Fifty, 90% of them idle.' }],
  milestone: null,
  capstone: null,
  reviewedDay: '2026-01-01',
  reviewByDay: '2026-12-31',
  intent: 'Intent',
  outline: [...Array<string>(7).fill('A claim.'), 'The 400 rows take 16,000 bytes.'],
  runbook: null,
  scope: null,
  alternatives: ['Another way.'],
  assumptions: { rows: 400, row_bytes: 40 },
  figures: [{ name: 'table_bytes', formula: 'rows * row_bytes', value: 16_000, unit: 'bytes' }],
  rubric: { criteria: soundCriteria([20, 20, 20, 20, 20], 3) },
  redFlags: ['It never fails.'],
  probes: [
    { kind: 'stress', text: 'Ten times as many?' },
    { kind: 'failure', text: 'And when it breaks?' },
  ],
  hints: ['Look at the rows.', 'Count them.'],
  sources: ['one', 'two'],
};
