import type { CheckedLine } from './review-checklist.js';

export interface ChecklistFault {
  /** Position among what was sent; null for the whole. */
  readonly at: number | null;
  readonly code: 'unknown-line' | 'line-twice' | 'line-missing';
  readonly detail: string;
}

/** Why a checklist cannot be signed: each of its `count` lines has to be answered exactly once. */
export function checklistFaults(
  sent: readonly Pick<CheckedLine, 'line'>[],
  count: number,
): ChecklistFault[] {
  const faults = sent.flatMap(({ line }, at): ChecklistFault[] => {
    if (line >= count) {
      const detail =
        count === 0
          ? 'is of no checklist: there is none'
          : `is not one of the lines 0 to ${count - 1}`;
      return [{ at, code: 'unknown-line', detail }];
    }
    const isTwice = sent.findIndex((each) => each.line === line) < at;
    return isTwice ? [{ at, code: 'line-twice', detail: 'is answered above already' }] : [];
  });
  const answered = new Set(sent.map(({ line }) => line));
  const missing = Array.from({ length: count }, (_, line) => line).filter(
    (line) => !answered.has(line),
  );
  if (missing.length === 0) return faults;
  const detail = `must answer every line: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  return [...faults, { at: null, code: 'line-missing', detail }];
}
