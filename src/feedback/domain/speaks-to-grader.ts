import { foreignInstructionPatterns } from './foreign-instruction-patterns.js';
import { instructionPatterns } from './instruction-patterns.js';
import { gradingWords, weakSigns } from './weak-signs.js';

const sureSigns = [...instructionPatterns, ...foreignInstructionPatterns];
/** UTF-16 units between two weak signs, beyond which they have nothing to do with each other. */
const farthest = 200;
/** UTF-16 units that hold no two of them: texts may consist of many tiny paragraphs. */
const tooShort = 12;

interface Sign {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether a paragraph speaks to whoever grades it: by one sure sign, or by a weak one that has a weak one
 * of another kind, or a word of grading, close by.
 *
 * @param plain lower case without accents
 */
export function speaksToGrader(plain: string): boolean {
  return (
    sureSigns.some((sign) => sign.test(plain)) || (plain.length > tooShort && hasCompany(plain))
  );
}

function hasCompany(plain: string): boolean {
  const signs = [gradingWords, ...weakSigns].flatMap((sign, kind) => signsOf(sign, kind, plain));
  signs.sort((one, other) => one.start - other.start);
  return signs.some((one, place) => {
    for (let next = place + 1; next < signs.length; next++) {
      const other = signs[next];
      if (other === undefined || other.start > one.end + farthest) return false;
      if (other.kind !== one.kind && other.start >= one.end) return true;
    }
    return false;
  });
}

function signsOf(sign: RegExp, kind: number, plain: string): Sign[] {
  return Array.from(plain.matchAll(sign), ({ 0: text, index }) => ({
    kind,
    start: index,
    end: index + text.length,
  }));
}
