import type { ReadinessReport } from '../../readiness/domain/readiness-report.js';

const longest = 40;

/**
 * What to call a report that is kept: `readiness-senior-backend-2026-11-22.pdf`. Plain letters and figures,
 * which every file system and every header takes.
 */
export function nameReportFile(
  { targetName, asOf }: Pick<ReadinessReport, 'targetName' | 'asOf'>,
  extension: string,
): string {
  const words =
    targetName
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z\d]+/gu) ?? [];
  const slug = words.join('-').slice(0, longest).replace(/-$/u, '');
  const parts = ['readiness', ...(slug === '' ? [] : [slug]), asOf.slice(0, 10)];
  return `${parts.join('-')}.${extension}`;
}
