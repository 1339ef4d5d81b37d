import { seededRandom } from '../../kernel/seeded-random.js';
import type { CandidateLevel } from '../../question-bank/domain/rubric.js';
import { canBeAsked, type QuestionFacts } from './question-facts.js';

/**
 * The question of a round: one of the pool that can be asked, of the agreed level if there is such a
 * one. The same for the same facts, in whatever order, and seed (32 bits). Null when there is none.
 */
export function chooseQuestion(
  facts: readonly QuestionFacts[],
  { level, seed }: { level: CandidateLevel; seed: number },
): string | null {
  const options = facts.filter((each) => each.isInPool && canBeAsked(each));
  const ofLevel = options.filter((each) => each.level === level);
  const chosen = (ofLevel.length > 0 ? ofLevel : options)
    .map(({ questionId }) => questionId)
    .toSorted();
  return chosen[Math.floor(seededRandom(seed)() * chosen.length)] ?? null;
}
