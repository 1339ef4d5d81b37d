import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { QuestionContent } from './domain/question-content.js';

/**
 * SHA-256 over the canonical JSON (RFC 8785), in hex: equal content has an equal hash anywhere. A
 * part that a question lacks leaves no trace, so that new kinds of part do not revise old questions.
 */
export function contentHash(content: QuestionContent): string {
  return sha256(Object.fromEntries(Object.entries(content).filter(([, part]) => part !== null)));
}

/** What is left of a question without its prose: how it is filed, timed and scored. */
export function structureHash(content: QuestionContent): string {
  const { kind, level, difficulty, cognitive, timeLimitMinutes, topics, skills } = content;
  const criteria = content.rubric.criteria.map((criterion) => ({
    key: criterion.key,
    weight: criterion.weight,
    mustHave: criterion.mustHave,
    minLevel: criterion.minLevel,
    passValue: criterion.passValue,
    levels: criterion.levels.map(({ key, value }) => ({ key, value })),
  }));
  return sha256({
    kind,
    level,
    difficulty,
    cognitive,
    timeLimitMinutes,
    topics,
    skills,
    criteria,
  });
}

function sha256(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
}
