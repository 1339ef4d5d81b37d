import { stringify } from 'csv-stringify/sync';
import { qualityMeasures, type QualityRow } from './domain/quality-row.js';

/** The table for a spreadsheet, which computes nothing of what authors wrote into their titles. */
export function writeQualityCsv(rows: readonly QualityRow[]): string {
  const names = ['questionId', 'slug', 'title', ...qualityMeasures, 'findings'];
  const lines = rows.map(({ questionId, slug, title, measures, flaws }) => {
    const figures = qualityMeasures.map((measure) => measures[measure]);
    return [questionId, slug, title, ...figures, flaws.join(' ')];
  });
  return stringify([names, ...lines], { record_delimiter: 'windows', escape_formulas: true });
}
