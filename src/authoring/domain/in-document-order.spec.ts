import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inDocumentOrder } from './in-document-order.js';

describe('inDocumentOrder', () => {
  it('puts fields first as people read them, then names by the alphabet', () => {
    const document = {
      assumptions: { writes: 2, reads: 1 },
      prompt: 'Why?',
      rubric: [{ weight: 20, key: 'one', title: 'One' }],
      runbook: { rollback: { steps: ['Back.'], deadlineMinutes: 5 }, steps: ['On.'] },
      title: 'A title',
      slug: 'a-slug',
    };
    expect(JSON.stringify(inDocumentOrder(document))).toBe(
      '{"slug":"a-slug","title":"A title","prompt":"Why?",' +
        '"runbook":{"steps":["On."],"rollback":{"deadlineMinutes":5,"steps":["Back."]}},' +
        '"assumptions":{"reads":1,"writes":2},"rubric":[{"key":"one","title":"One","weight":20}]}',
    );
  });

  it('says the same as before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(inDocumentOrder(value)).toEqual(value);
      }),
    );
  });
});
