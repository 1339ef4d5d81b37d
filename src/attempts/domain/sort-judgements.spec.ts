import { describe, expect, it } from '@jest/globals';
import type { Judgement } from './answer-facts.js';
import { sortJudgements } from './sort-judgements.js';

const given = (
  number: number,
  kind: Judgement['kind'],
  graderId: string,
  score: number,
): Judgement => ({
  number,
  kind,
  graderId,
  since: new Date(Date.UTC(2026, 0, number)),
  score,
  isPass: score > 0.6,
  levels: [],
});

describe('sortJudgements', () => {
  it('tells the learner’s own from the one by somebody else that counts', () => {
    const own = given(1, 'self', 'author', 0.9);
    const interviewer = given(2, 'interviewer', 'ivo', 0.5);
    const coach = given(3, 'coach', 'cora', 0.4);
    const later = given(4, 'interviewer', 'ian', 0.3);
    const sorted = sortJudgements([own, interviewer, coach, later]);
    expect(sorted).toEqual({ own, others: coach, graders: [own, interviewer, coach, later] });
  });

  it('counts a corrected grade once, as it is now and since it was first given', () => {
    const [first, second] = [given(1, 'self', 'author', 0.9), given(2, 'self', 'author', 0.4)];
    const corrected = { ...second, since: first.since };
    expect(sortJudgements([second, first])).toEqual({
      own: corrected,
      others: null,
      graders: [corrected],
    });
  });

  it('compares peers, whose single word does not count, and nobody with themselves', () => {
    const peers = [given(1, 'peer', 'pia', 0.2), given(2, 'peer', 'pit', 0.8)];
    expect(sortJudgements(peers)).toEqual({ own: null, others: null, graders: peers });
    const twice = [given(1, 'interviewer', 'cora', 0.2), given(2, 'coach', 'cora', 0.8)];
    expect(sortJudgements(twice)).toEqual({ own: null, others: twice[1], graders: [twice[1]] });
  });

  it('takes what peers settled on for a word that counts, and for no grader’s', () => {
    const peers = [given(1, 'peer', 'pia', 0.2), given(2, 'peer', 'pit', 0.8)];
    const [first, second] = [
      given(3, 'settlement', 'rita', 0.5),
      given(4, 'settlement', 'rita', 0.6),
    ];
    expect(sortJudgements([...peers, first, second])).toEqual({
      own: null,
      others: { ...second, since: first.since },
      graders: peers,
    });
  });

  it('takes no advice for a judgement', () => {
    const advice = [given(1, 'llm', 'model', 0.2), given(2, 'calibration', 'cora', 0.8)];
    expect(sortJudgements(advice)).toEqual({ own: null, others: null, graders: [] });
  });
});
