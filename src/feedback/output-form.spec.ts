import { describe, expect, it } from '@jest/globals';
import type { AnsweredQuestion } from './domain/answered-question.js';
import { outputSchema } from './domain/output-schema.js';
import { outputForm } from './output-form.js';

const question: AnsweredQuestion = {
  candidateLevel: 'senior',
  prompt: 'Why a log?',
  answer: 'It goes first.',
  criteria: ['order', 'cost'].map((key) => ({
    key,
    title: key,
    mustHave: true,
    aliases: [],
    levels: ['absent', 'named'].map((level) => ({ key: level, label: level, descriptor: level })),
  })),
  redFlags: ['Loses data.'],
  reference: [],
  keptBack: [],
};

describe('outputForm', () => {
  it('asks for the form that the hash of the prompt stands for, narrowed to the question', () => {
    const { schema } = outputForm(question);
    const withoutEnums = JSON.stringify(schema, (key, value: unknown) =>
      key === 'enum' ? undefined : value,
    );
    // As text: the order of keys is the order in which a model writes.
    expect(withoutEnums).toBe(JSON.stringify(outputSchema));
    expect(JSON.stringify(schema)).toContain('"enum":["order","cost"]');
    expect(JSON.stringify(schema)).toContain('"enum":[0,1]');
  });

  it('reads what is in the form, and nothing else', () => {
    const form = outputForm(question);
    const said = {
      criteria: [{ criterion: 'order', evidence: [], rationale: 'r', level: 1, suggestion: 's' }],
      redFlags: [{ redFlag: 0, evidence: [] }],
      firstGap: 'g',
      summary: 's',
    };
    const text = JSON.stringify(said);
    expect(form.read(text, false)).toEqual(said);
    expect(form.read(text.replace('"order"', '"speed"'), true)).toBeNull();
    expect(form.read(text.replace('"level":1', '"level":2'), true)).toBeNull();
    expect(form.read(`${text.slice(0, -1)},}`, false)).toBeNull();
    expect(form.read(`${text.slice(0, -1)},}`, true)).toEqual(said);
  });
});
