import type { ReleaseCounts } from './bank-release.js';

const versionPattern = /^(\d+)\.(\d+)\.(\d+)$/u;

/**
 * The semantic version (semver.org, 2.0.0) of a bank's next release. What breaks for those who follow it
 * are comparisons, so it is major when a question is scored in another way or retired, minor when one is
 * added or restored, and a patch when only words or the order change.
 *
 * @param previous the version before, null for the first release, which is 1.0.0
 * @throws RangeError for a version that is none
 */
export function nextReleaseVersion(previous: string | null, counts: ReleaseCounts): string {
  if (previous === null) return '1.0.0';
  const parts = versionPattern.exec(previous);
  if (parts === null) throw new RangeError(`${previous} is not a version`);
  const [major = 0, minor = 0, patch = 0] = parts.slice(1).map(Number);
  if (counts.rescored + counts.retired > 0) return `${major + 1}.0.0`;
  if (counts.added + counts.restored > 0) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}
