import { describe, expect, it } from '@jest/globals';
import type { PassedAnswer } from '../../attempts/domain/passed-answer.js';
import type { Evidence } from './evidence.js';
import { skillMatrix, type MatrixFacts } from './skill-matrix.js';

const answer: PassedAnswer = {
  attemptId: 'a1',
  questionId: 'q1',
  family: 'bank/one',
  title: 'One',
  skills: ['ha'],
  submittedAt: new Date('2026-02-03T10:00:00Z'),
  gradedBy: 'coach',
  verdict: 'senior-pass',
  scope: null,
  candidateLevel: 'senior',
  rubricLevel: 'junior',
};
const evidence: Evidence = {
  learnerId: 'l',
  id: 'e1',
  version: 1,
  kind: 'link',
  title: 'Drill',
  description: '',
  figure: null,
  rerun: null,
  day: '2026-02-01',
  url: 'https://example.org/drill',
  writeUp: null,
  certificationId: null,
  issuer: null,
  expiresDay: null,
  attemptId: null,
  skills: [{ skill: 'ha', level: 'staff' }],
  createdAt: new Date(0),
  updatedAt: new Date(0),
  file: null,
  confirmations: [],
};
const confirmations = [{ coachId: 'c', cohortId: null, confirmedAt: new Date(0) }];
const badge: Evidence = {
  ...evidence,
  id: 'e2',
  kind: 'certification',
  issuer: 'CNCF',
  url: 'https://example.org/badge',
};

function rowOf(parts: Partial<MatrixFacts>) {
  const skill = { slug: 'ha', name: 'HA', description: 'Failover.', levels: null };
  const [row] = skillMatrix({
    skills: [skill],
    answers: [],
    evidence: [],
    families: new Map(),
    today: '2026-03-01',
    dayOf: (instant) => instant.toISOString().slice(0, 10),
    ...parts,
  });
  if (row === undefined) throw new Error('no row');
  return row;
}

describe('skillMatrix', () => {
  it('says of a skill without anything what it takes', () => {
    expect(rowOf({})).toMatchObject({
      shown: null,
      missing: expect.stringMatching(/working level it takes two independent/u),
      pieces: [],
    });
  });

  it('adds answers up with evidence: senior by a coach’s grade and a link of one’s own', () => {
    const row = rowOf({ answers: [answer], evidence: [evidence] });
    expect(row.shown).toBe('senior');
    expect(row.pieces).toMatchObject([
      { source: 'evidence', level: 'staff', judgedBy: 'self', isSelfGraded: true },
      {
        source: 'answer',
        level: 'senior',
        judgedBy: 'coach',
        isSelfGraded: false,
        day: '2026-02-03',
      },
    ]);
  });

  it.each<[string, Partial<MatrixFacts>, string | null]>([
    ['evidence of one’s own alone', { evidence: [evidence, badge] }, null],
    ['a certification is one’s own word', { evidence: [badge, evidence] }, null],
    [
      'a confirmed certification is not',
      { evidence: [{ ...badge, confirmations }, evidence] },
      'staff',
    ],
    [
      'an expired one counts no more, confirmed or not',
      { evidence: [{ ...badge, confirmations, expiresDay: '2026-02-28' }, evidence] },
      null,
    ],
    [
      'evidence that goes with the very answer is not independent of it',
      {
        answers: [answer],
        evidence: [{ ...evidence, attemptId: 'a0' }],
        families: new Map([['a0', 'bank/one']]),
      },
      null,
    ],
    [
      'it is of another',
      {
        answers: [answer],
        evidence: [{ ...evidence, attemptId: 'a0' }],
        families: new Map([['a0', 'bank/two']]),
      },
      'senior',
    ],
    [
      'a question and one that asks it in other words are one',
      { answers: [answer, { ...answer, attemptId: 'a2', questionId: 'q2' }] },
      null,
    ],
    [
      'two of the same address are one',
      {
        evidence: [
          { ...evidence, confirmations },
          { ...evidence, id: 'e3' },
        ],
      },
      null,
    ],
    [
      'answers of one’s own beside what peers settled on',
      {
        answers: [
          { ...answer, gradedBy: 'settlement', verdict: 'staff-pass' },
          {
            ...answer,
            attemptId: 'a2',
            family: 'bank/two',
            gradedBy: 'self',
            verdict: 'staff-pass',
          },
        ],
      },
      'staff',
    ],
    [
      'answers to other skills',
      { answers: [{ ...answer, skills: ['x'] }], evidence: [evidence] },
      null,
    ],
  ])('%s: %#', (_what, parts, shown) => {
    expect(rowOf(parts).shown).toBe(shown);
  });

  it('puts what counts no more last, and says so', () => {
    const old = { ...badge, expiresDay: '2026-02-28' };
    const standings = rowOf({ answers: [answer], evidence: [old] }).pieces.map(
      ({ standing }) => standing,
    );
    expect(standings).toEqual(['counts', 'expired']);
  });
});
