import { structureSteps, type StructureStep } from './chat.js';
import type { Ladder } from './climb-ladder.js';
import type { Dialect } from './dialect.js';

/**
 * Where a request begins: as the server is known to like it. What an operator names is where an unknown
 * server is begun with; one that is known not to take that is not bothered with it again.
 *
 * @param recalled what is known of the server; null when nothing is
 * @param wanted the operator's word; `auto` for the strictest
 * @param firstCall number of the first call; more than 1 when an earlier run of the request broke off
 */
export function startLadder(
  recalled: Dialect | null,
  wanted: StructureStep | 'auto',
  firstCall: number,
): Ladder {
  const steps = [recalled?.structure ?? 'json_schema', wanted === 'auto' ? 'json_schema' : wanted];
  const lowest = Math.max(...steps.map((step) => structureSteps.indexOf(step)));
  return {
    dialect: {
      structure: structureSteps[lowest] ?? 'text',
      droppedParameters: recalled?.droppedParameters ?? [],
    },
    call: firstCall,
    hasYielded: false,
    retries: 0,
  };
}
