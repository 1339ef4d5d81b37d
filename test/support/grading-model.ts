import type { FakeModel, ReadPrompt } from './fake-models.js';

/** The level a model gives a criterion of an answer. */
export type Grading = (prompt: ReadPrompt, criterion: string) => number;

/** A model that grades as a test says, and quotes for each criterion another part of the answer. */
export function gradingModel(grade: Grading): FakeModel {
  return (prompt) => {
    const quotes = quotesOf(prompt.answer);
    return {
      criteria: prompt.criteria.map(({ criterion }, place) => ({
        criterion,
        evidence: quotes.slice(place, place + 1),
        rationale: 'The quote speaks of it.',
        level: grade(prompt, criterion),
        suggestion: 'Say more.',
      })),
      redFlags: [],
      firstGap: 'Numbers are missing.',
      summary: 'It is sound.',
    };
  };
}

/** Sentences, the longest first: these say the most. */
function quotesOf(answer: string): string[] {
  return answer
    .split(/\n+|(?<=[.!?:;])\s+/u)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/u).length >= 5)
    .toSorted((one, other) => other.length - one.length);
}
