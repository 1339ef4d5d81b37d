import { describe, expect, it } from '@jest/globals';
import { judgeBlueprint } from './judge-blueprint.js';

const known = new Set(['caching', 'cost']);
const skill = (skillId: string, isMustHave = false, minScore: number | null = null) => {
  return { skillId, isMustHave, minScore };
};
const faults = (...skills: ReturnType<typeof skill>[]) =>
  judgeBlueprint(skills, known).map(({ pointer, code }) => [pointer, code]);

describe('judgeBlueprint', () => {
  it('has nothing against different known skills', () => {
    expect(faults(skill('caching', true, 0.5), skill('cost'), skill('cost-2', true))).toEqual([
      ['/2/skillId', 'unknown-reference'],
    ]);
    expect(faults(skill('caching', true), skill('cost'))).toEqual([]);
  });

  it('names the second of two alike', () => {
    expect(faults(skill('caching'), skill('cost'), skill('caching'))).toEqual([
      ['/2/skillId', 'duplicate'],
    ]);
  });

  it('refuses a least score that nobody is held to', () => {
    expect(faults(skill('caching', false, 0.4), skill('cost', false, 0))).toEqual([
      ['/0/minScore', 'not-a-must-have'],
      ['/1/minScore', 'not-a-must-have'],
    ]);
  });
});
