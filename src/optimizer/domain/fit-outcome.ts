import type { WeightsFit } from '../../scheduling/domain/parameters-origin.js';
import type { Adoption } from './decide-adoption.js';

/** Why fitted weights were not adopted. */
export type Refusal =
  | Exclude<Adoption, 'adopt'>
  /** The newest reviews are too few, or too odd, to measure on. */
  | 'hold-out'
  /** A weight came out beyond what the model allows. */
  | 'weights';

/** What came of fitting weights to a log. */
export type FitOutcome =
  /** The native library is not there for this machine. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'too-few'; readonly reviews: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly fit: WeightsFit | null }
  | { readonly kind: 'fitted'; readonly weights: readonly number[]; readonly fit: WeightsFit };

/** Under so many reviews weights follow chance more than the learner. */
export const LEAST_REVIEWS = 400;
