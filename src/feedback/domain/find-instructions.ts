import type { Span } from './fold-text.js';
import { paragraphSpans } from './paragraph-spans.js';
import { readingsOf } from './readings-of.js';
import { speaksToGrader } from './speaks-to-grader.js';

/** What at least one pattern of English asks for; what was enciphered is searched only if it has it. */
const worthReading = /ignor|instruct|criteri|grade|award|level|evidence|answer|marks|score|system/u;

/**
 * The paragraphs of an answer that speak to whoever grades it, or praise it, instead of answering. A
 * paragraph is taken as a whole: what stands around an order to a grader was written for the same reader.
 */
export function findInstructions(answer: string): Span[] {
  return paragraphSpans(answer).filter(({ start, end }) => isInstruction(answer.slice(start, end)));
}

function isInstruction(paragraph: string): boolean {
  const [plain = '', ...others] = readingsOf(paragraph);
  return [plain, ...others.filter((text) => text !== plain && worthReading.test(text))].some(
    speaksToGrader,
  );
}
