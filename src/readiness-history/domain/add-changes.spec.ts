import { describe, expect, it } from '@jest/globals';
import { addChanges } from './add-changes.js';
import type { ChangeParts } from './change-parts.js';

const one: ChangeParts = {
  score: { time: -10, practice: 25, regrades: 0, blueprint: 1, memoryModel: 2, formula: 3 },
  passProbability: {
    time: 0,
    practice: 40,
    regrades: -5,
    blueprint: 0,
    memoryModel: 0,
    formula: 0,
  },
  facts: {
    days: 1.5,
    newAttempts: 1,
    newGrades: 2,
    practisedQuestions: 3,
    changedGrades: 4,
    goneGrades: 5,
    blueprint: ['bar'],
    isModelRefitted: true,
    isFormulaChanged: false,
  },
};

describe('one change after another', () => {
  it('is their sum, cause by cause, and all that happened in either', () => {
    const next: ChangeParts = {
      ...one,
      score: { ...one.score, time: -30 },
      facts: { ...one.facts, blueprint: ['interview-day', 'bar'], isModelRefitted: false },
    };
    expect(addChanges(one, next)).toEqual({
      score: { time: -40, practice: 50, regrades: 0, blueprint: 2, memoryModel: 4, formula: 6 },
      passProbability: {
        time: 0,
        practice: 80,
        regrades: -10,
        blueprint: 0,
        memoryModel: 0,
        formula: 0,
      },
      facts: {
        days: 3,
        newAttempts: 2,
        newGrades: 4,
        practisedQuestions: 6,
        changedGrades: 8,
        goneGrades: 10,
        blueprint: ['interview-day', 'bar'],
        isModelRefitted: true,
        isFormulaChanged: false,
      },
    });
  });
});
