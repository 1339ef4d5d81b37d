import { unresolvedStates, type RequestState } from './peer-review-request.js';

/**
 * Why a request cannot be taken back any more; null when it can. Once somebody's work has come in, it is
 * brought to its end with what there is.
 *
 * @param handedIn reviews that came, counted or not
 */
export function cancelRefusal(
  state: RequestState,
  handedIn: number,
): 'at-its-end' | 'reviewed' | 'with-coach' | null {
  if (!unresolvedStates.includes(state)) return 'at-its-end';
  if (handedIn > 0) return 'reviewed';
  return state === 'with_coach' ? 'with-coach' : null;
}
