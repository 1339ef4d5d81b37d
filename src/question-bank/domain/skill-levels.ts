/** What can be observed of somebody with a skill, by level; each list is evidence, not adjectives. */
export interface SkillLevels {
  readonly working: readonly string[];
  readonly senior: readonly string[];
  readonly staff: readonly string[];
}
