import type { ReadinessFacts } from './readiness-facts.js';
import type { Readiness } from './readiness.js';
import { spokenDay } from './spoken-day.js';
import { toPoints } from './to-points.js';

/** What score to expect, how sure that is, and how far luck moves a single interview. */
export function explainEstimate(readiness: Readiness, facts: ReadinessFacts): string {
  const { score, low80, high80 } = readiness.overall;
  const sure = `(80% sure that the true figure is ${range(low80, high80)})`;
  const figure = `a score of about ${toPoints(score)} out of 100 ${sure}`;
  const luck = `A single interview also has luck in it: 8 in 10 would land between ${range(readiness.mockLow80, readiness.mockHigh80, 'and')}.`;
  return `${opening(readiness, facts)} ${figure}. ${luck}`;
}

/** What the chance of passing is, and which must-have skill holds it down. */
export function explainChance(readiness: Readiness, { bar }: ReadinessFacts): string {
  const chance = `Chance of reaching the bar of ${toPoints(bar)}: ${toPoints(readiness.passProbability)}%.`;
  const gate = readiness.skills.find(({ skillId }) => skillId === readiness.weakestGate);
  if (gate === undefined) return chance;
  const lowers = `${chance} What lowers it most is ${gate.name}, a must-have`;
  const needed = `${toPoints(gate.minScore ?? 0)} is needed`;
  // Without an answer the skill's figure is a guess, which the report keeps back.
  if (gate.attempts === 0) return `${lowers}: ${needed}, and no answer was graded there yet.`;
  return `${lowers}: ${toPoints(gate.score)} is expected there and ${needed}.`;
}

function opening(
  { isInterviewPast }: Readiness,
  { targetName, interviewDay, isForOthers = false }: ReadinessFacts,
): string {
  const interview = `the interview for ${targetName}`;
  if (interviewDay === null) return `If ${interview} were today, we would expect`;
  const day = spokenDay(interviewDay);
  if (isInterviewPast) return `For ${interview} on ${day} we would have expected`;
  const idle = isForOthers ? 'Without further study' : 'If you studied no more';
  return `${idle} before ${interview} on ${day}, we would expect`;
}

function range(low: number, high: number, between: 'to' | 'and' = 'to'): string {
  return `${toPoints(low)} ${between} ${toPoints(high)}`;
}
