import type { StructureStep } from './chat.js';

/** Parameters that some server or model refuses to be given. */
export const refusedParameters = [
  'temperature',
  'seed',
  'max_tokens',
  'max_completion_tokens',
] as const;
export type RefusedParameter = (typeof refusedParameters)[number];

/** How a server and model like to be asked, as far as is known. */
export interface Dialect {
  readonly structure: StructureStep;
  /** Parameters that it does not take. */
  readonly droppedParameters: readonly string[];
}
