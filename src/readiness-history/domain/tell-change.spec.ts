import { describe, expect, it } from '@jest/globals';
import type { ChangeFacts, ChangeFigures } from './change-parts.js';
import { tellChange } from './tell-change.js';

const none = { time: 0, practice: 0, regrades: 0, blueprint: 0, memoryModel: 0, formula: 0 };
const nothing: ChangeFacts = {
  days: 7,
  newAttempts: 0,
  newGrades: 0,
  practisedQuestions: 0,
  changedGrades: 0,
  goneGrades: 0,
  blueprint: [],
  isModelRefitted: false,
  isFormulaChanged: false,
};

const tell = (
  score: Partial<ChangeFigures>,
  passProbability: Partial<ChangeFigures> = {},
  facts: Partial<ChangeFacts> = {},
) =>
  tellChange(
    {
      score: { ...none, ...score },
      passProbability: { ...none, ...passProbability },
      facts: { ...nothing, ...facts },
    },
    { score: 0.5, passProbability: 0.4 },
  );

describe('telling why a score changed', () => {
  it('says that nothing did', () => {
    expect(tell({})).toEqual([
      'The score is still 50.',
      'The chance of reaching the bar is still 40%.',
    ]);
  });

  it('names every cause with what it brought or took', () => {
    const [score, chance, ...causes] = tell(
      { time: -300, practice: 520, regrades: -105, blueprint: 40, memoryModel: 7, formula: -12 },
      { practice: 900 },
      {
        newGrades: 2,
        practisedQuestions: 3,
        changedGrades: 1,
        goneGrades: 2,
        blueprint: ['interview-day', 'weights'],
        isModelRefitted: true,
        isFormulaChanged: true,
      },
    );
    expect(score).toBe('The score went from 48.5 to 50.');
    expect(chance).toBe('The chance of reaching the bar went from 31% to 40%.');
    expect(causes).toEqual([
      'You forgot 3 points’ worth within 7 days.',
      '2 new grades and practice of 3 questions brought 5.2 points.',
      '1 grade changed and 2 grades struck out or revoked took 1.1 points.',
      'A change of the target (the day of the interview, how its skills weigh) brought 0.4 points.',
      'Your memory model was fitted to your reviews anew: it brought 0.1 points.',
      'A new version of the formula, or of what it knows of graders and questions, took 0.1 points.',
    ]);
  });

  it.each([
    ['1 new grade left it as it was.', {}, {}, { newGrades: 1 }],
    ['Practice of 1 question brought 1 point.', { practice: 100 }, {}, { practisedQuestions: 1 }],
    ['Practice brought 1 point.', { practice: 100 }, {}, {}],
    ['You forgot 1 point’s worth within 1 day.', { time: -100 }, {}, { days: 1.2 }],
    ['You forgot 1 point’s worth within 7 days.', { time: -97 }, {}, {}],
    ['You forgot 1 point’s worth within 7 days.', { time: -104 }, {}, {}],
    ['You forgot 2 points’ worth.', { time: -200 }, {}, { days: 0.3 }],
    ['Time alone brought 0.5 points within 7 days.', { time: 50 }, {}, {}],
    [
      'A change of the target (the bar) left the score as it was, and the chance fell by 12%.',
      {},
      { blueprint: -1200 },
      { blueprint: ['bar'] },
    ],
  ] as const)('says: %s', (sentence, score, chance, facts) => {
    expect(tell(score, chance, facts).slice(2)).toEqual([sentence]);
  });
});
