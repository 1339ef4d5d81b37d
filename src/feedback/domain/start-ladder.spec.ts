import { describe, expect, it } from '@jest/globals';
import type { StructureStep } from './chat.js';
import { startLadder } from './start-ladder.js';

describe('startLadder', () => {
  it.each<[StructureStep | null, StructureStep | 'auto', StructureStep]>([
    [null, 'auto', 'json_schema'],
    [null, 'json_object', 'json_object'],
    ['text', 'auto', 'text'],
    ['text', 'json_schema', 'text'],
    ['json_schema', 'text', 'text'],
  ])('known %p and wanted %p begins with %p', (known, wanted, expected) => {
    const recalled = known && { structure: known, droppedParameters: ['seed'] };
    expect(startLadder(recalled, wanted, 3)).toEqual({
      dialect: { structure: expected, droppedParameters: known === null ? [] : ['seed'] },
      call: 3,
      hasYielded: false,
      retries: 0,
    });
  });
});
