import { describe, expect, it } from '@jest/globals';
import type { GradedAnswer } from './graded-answer.js';
import { holdAgainstPeople, type Said } from './hold-against-people.js';

const levels = ['absent', 'named', 'applied'].map((key) => ({ key, label: key, descriptor: key }));
const graded: GradedAnswer = {
  id: 'one',
  question: {
    candidateLevel: 'senior',
    prompt: 'Why a log?',
    answer: 'It goes first.',
    criteria: ['order', 'cost'].map((key) => ({
      key,
      title: key,
      mustHave: key === 'order',
      aliases: [],
      levels,
    })),
    redFlags: [],
    reference: [],
    keptBack: [],
  },
  criteria: [
    { key: 'order', passesAt: 1, people: [2, 1] },
    { key: 'cost', passesAt: null, people: [0, 0] },
  ],
  paraphrase: 'First the log.',
  padded: null,
};

function said(order: string | null, cost: string | null): Said {
  const rest = { evidence: [], rationale: '', suggestion: '', flags: [] };
  return {
    criteria: [
      { criterionKey: 'cost', levelKey: cost, ...rest },
      { criterionKey: 'order', levelKey: order, ...rest },
    ],
  };
}

describe('holdAgainstPeople', () => {
  it('tells levels by their place, criterion by criterion', () => {
    const answer = said('applied', null);
    const paraphrase = said('named', 'absent');
    expect(holdAgainstPeople(graded, { answer, paraphrase, padded: null })).toEqual({
      fault: null,
      criteria: [
        { levelCount: 3, passesAt: 1, people: [2, 1], model: 2, paraphrased: 1, padded: null },
        {
          levelCount: 3,
          passesAt: null,
          people: [0, 0],
          model: null,
          paraphrased: 0,
          padded: null,
        },
      ],
    });
  });

  it('keeps what people said where a call failed, and why it did', () => {
    const fault = { fault: 'REFUSED' as const };
    const held = holdAgainstPeople(graded, { answer: fault, paraphrase: fault, padded: null });
    expect(held.fault).toBe('REFUSED');
    expect(
      held.criteria.map(({ people, model, paraphrased }) => [people, model, paraphrased]),
    ).toEqual([
      [[2, 1], null, null],
      [[0, 0], null, null],
    ]);
  });
});
