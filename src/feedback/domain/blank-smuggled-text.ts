import { maskSign } from './mask-sign.js';

/** Tag characters and the supplementary variation selectors: they show nothing and spell out anything. */
const smuggled = /[\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]/gu;

/**
 * Takes out of an answer what only a machine can read, so that nothing stands in it for a model that a
 * person would not see. The length in UTF-16 units stays: offsets into the result are offsets into the
 * answer.
 */
export function blankSmuggledText(answer: string): string {
  return answer.replace(smuggled, maskSign.repeat(2));
}
