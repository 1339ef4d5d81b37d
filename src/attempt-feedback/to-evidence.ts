import type { Evidence } from '../feedback/domain/feedback.js';
import type { EvidenceResponse } from './feedback.dto.js';

/** Places are counted in code points, which all languages count alike. */
export function toEvidence({ start, text }: Evidence, answer: string): EvidenceResponse {
  return { quote: text, quoteStart: Array.from(answer.slice(0, start)).length };
}
