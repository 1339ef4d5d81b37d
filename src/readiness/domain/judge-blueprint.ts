import type { FieldProblem } from '../../kernel/app-error.js';
import type { BlueprintSkill } from './blueprint.js';

type NamedSkill = Pick<BlueprintSkill, 'skillId' | 'isMustHave' | 'minScore'>;

/**
 * What is wrong with the skills of a blueprint besides their form: a skill that is named twice, one that is
 * not in the catalogue, and a least score where it would have no say. Pointers are into the list.
 */
export function judgeBlueprint(
  skills: readonly NamedSkill[],
  known: ReadonlySet<string>,
): FieldProblem[] {
  const seen = new Set<string>();
  return skills.flatMap(({ skillId, isMustHave, minScore }, place) => {
    const problems: FieldProblem[] = [];
    const pointer = `/${place}/skillId`;
    if (seen.has(skillId)) {
      problems.push({ pointer, code: 'duplicate', detail: 'is named before' });
    }
    seen.add(skillId);
    if (!known.has(skillId)) {
      problems.push({ pointer, code: 'unknown-reference', detail: 'is not known' });
    }
    if (minScore !== null && !isMustHave) {
      const detail = 'has a say in must-have skills alone';
      problems.push({ pointer: `/${place}/minScore`, code: 'not-a-must-have', detail });
    }
    return problems;
  });
}
