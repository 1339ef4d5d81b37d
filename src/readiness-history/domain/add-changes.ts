import {
  blueprintChanges,
  changeCauses,
  type ChangeFacts,
  type ChangeFigures,
  type ChangeParts,
} from './change-parts.js';

/**
 * One change after another as one, for when the score between them goes: parts sum, so what they explain
 * stays explained to the ten-thousandth.
 */
export function addChanges(one: ChangeParts, next: ChangeParts): ChangeParts {
  return {
    score: addFigures(one.score, next.score),
    passProbability: addFigures(one.passProbability, next.passProbability),
    facts: addFacts(one.facts, next.facts),
  };
}

function addFigures(one: ChangeFigures, next: ChangeFigures): ChangeFigures {
  const sums = changeCauses.map((cause) => [cause, one[cause] + next[cause]] as const);
  return Object.fromEntries(sums) as unknown as ChangeFigures;
}

function addFacts(one: ChangeFacts, next: ChangeFacts): ChangeFacts {
  return {
    days: one.days + next.days,
    newAttempts: one.newAttempts + next.newAttempts,
    newGrades: one.newGrades + next.newGrades,
    practisedQuestions: one.practisedQuestions + next.practisedQuestions,
    changedGrades: one.changedGrades + next.changedGrades,
    goneGrades: one.goneGrades + next.goneGrades,
    blueprint: blueprintChanges.filter(
      (each) => one.blueprint.includes(each) || next.blueprint.includes(each),
    ),
    isModelRefitted: one.isModelRefitted || next.isModelRefitted,
    isFormulaChanged: one.isFormulaChanged || next.isFormulaChanged,
  };
}
