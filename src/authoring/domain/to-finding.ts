import type { Finding, Severity } from './finding.js';
import { fixes } from './fixes.js';

/** A broken rule; `pointer` is relative to the document, `/rubric/2/weight`, or a fragment already. */
interface Problem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** What only ought to be known: learners would not be harmed by the question as it is. */
const warnings = new Set(['review-overdue', 'comes-back', 'base-changed', 'nothing-changed']);

/** A broken rule with what it means at publishing and what to do about it. */
export function toFinding({ pointer, code, detail }: Problem): Finding {
  const severity: Severity = warnings.has(code) ? 'warning' : 'error';
  const fix = fixes[code] ?? 'Change it as the message says.';
  return {
    pointer: pointer.startsWith('#') ? pointer : `#${pointer}`,
    code,
    severity,
    detail,
    fix,
  };
}
