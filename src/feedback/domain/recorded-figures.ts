import type { TokenCount } from './chat.js';
import type { EvaluationFigures } from './evaluate-model.js';

/** The figures of an evaluation, with how they came about. */
export interface RecordedFigures extends EvaluationFigures {
  /** All that kept it from passing, in words. */
  readonly reasons: readonly string[];
  /** Whether the model was told the outline of the question. */
  readonly sendsReference: boolean;
  /** Where the model was asked. */
  readonly host: string;
  /** What the server called what it served. */
  readonly modelsServed: readonly string[];
  readonly calls: number;
  /** As far as the server told. */
  readonly tokens: TokenCount;
}
