import { raterKey } from './rater-key.js';
import type { Calibration, EvidenceAttempt } from './readiness-input.js';

/**
 * What was learnt of the raters of these answers alone: a score follows from nothing about anybody else,
 * and does not become another input when others are graded.
 */
export function calibrationOf(
  attempts: readonly EvidenceAttempt[],
  calibration: Calibration,
): Calibration {
  const keys = new Set(
    attempts.flatMap(({ grades }) => grades.map((each) => raterKey(each.source, each.raterId))),
  );
  return {
    version: calibration.version,
    severities: among(keys, calibration.severities),
    biasSds: among(keys, calibration.biasSds ?? {}),
  };
}

function among(
  keys: ReadonlySet<string>,
  figures: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Array.from(keys).flatMap((key) => {
      const figure = figures[key];
      return figure === undefined ? [] : [[key, figure]];
    }),
  );
}
