import { describe, expect, it } from '@jest/globals';
import { sampleQuestion } from '../../test/support/feedback-engine.js';
import { strictSchemaFault } from '../../test/support/strict-schema-fault.js';
import { outputSchema } from './domain/output-schema.js';
import { outputForm } from './output-form.js';

const form = outputForm(sampleQuestion);
const sound = {
  criteria: [
    {
      criterion: 'cost',
      evidence: ['The planner compares the cost'],
      rationale: 'It names the cost.',
      level: 2,
      suggestion: 'Name selectivity.',
    },
  ],
  redFlags: [{ redFlag: 0, evidence: [] }],
  firstGap: 'Selectivity.',
  summary: 'Good.',
};

function read(change: object): unknown {
  return form.read(JSON.stringify({ ...sound, ...change }), false);
}

describe('outputForm', () => {
  it('asks for the form that the hash of the prompt stands for, narrowed to the question', () => {
    const general = JSON.stringify(form.schema, (key, value: unknown) =>
      key === 'enum' ? undefined : value,
    );
    // As text: the order of keys is the order in which a model writes.
    expect(general).toBe(JSON.stringify(outputSchema));
    expect(strictSchemaFault({ strict: true, schema: form.schema })).toBeNull();
  });

  it('lets a model choose among the criteria, levels and red flags of the question', () => {
    expect(JSON.stringify(form.schema)).toContain('"enum":["cost","statistics","expression"]');
    expect(JSON.stringify(form.schema)).toContain('"enum":[0,1,2]');
    expect(JSON.stringify(form.schema)).toContain('"enum":[0]');
  });

  it('reads what is in this form', () => {
    expect(read({})).toEqual(sound);
    expect(read({ mood: 'fine' })).toEqual(sound);
  });

  it.each([
    { summary: undefined },
    { summary: 7 },
    { summary: 'x'.repeat(4001) },
    { criteria: [{ ...sound.criteria[0], level: 3 }] },
    { criteria: [{ ...sound.criteria[0], level: '2' }] },
    { criteria: [{ ...sound.criteria[0], criterion: 'price' }] },
    { criteria: [{ ...sound.criteria[0], evidence: 'one' }] },
    { criteria: Array.from({ length: 101 }, () => sound.criteria[0]) },
    { redFlags: [{ redFlag: 1, evidence: [] }] },
  ])('reads nothing else: %j', (change) => {
    expect(read(change)).toBeNull();
  });

  it('mends only what it may', () => {
    const broken = JSON.stringify(sound).replace(/\}$/u, ',}');
    expect(form.read(broken, false)).toBeNull();
    expect(form.read(broken, true)).toEqual(sound);
    expect(form.read('<>', true)).toBeNull();
  });

  it('does not mend for longer than anybody waits', () => {
    const knot = `{${'"'.repeat(1_000_000)}}`;
    const begunAt = performance.now();
    expect(form.read(knot, true)).toBeNull();
    expect(performance.now() - begunAt).toBeLessThan(1000);
  });

  it('takes out what no database keeps', () => {
    expect(read({ summary: 'a\0b \ud83d' })).toMatchObject({ summary: 'ab \ufffd' });
  });
});
