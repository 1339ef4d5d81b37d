import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import {
  emptyReport,
  hostileReport,
  sampleReport,
  sampleSkill,
} from '../../test/support/reports.js';
import type { ReadinessReport } from '../readiness/domain/readiness-report.js';
import { writeReportCsv } from './write-report-csv.js';

const read = (report: ReadinessReport) =>
  parse<Record<string, string>>(writeReportCsv(report), {
    columns: true,
    record_delimiter: '\r\n',
  });

describe('a report as CSV', () => {
  it('is a line for each skill, with everything that places it', () => {
    const rows = read(sampleReport());
    expect(rows).toHaveLength(6);
    expect(rows[1]).toEqual({
      learner_id: sampleReport().learnerId,
      target_id: sampleReport().targetId,
      as_of: '2026-11-22T09:30:00.000Z',
      interview_at: '2027-01-23T11:00:00.000Z',
      skill_id: 'databases',
      skill: 'Databases',
      weight: '0.22',
      must_have: 'true',
      score: '0.71',
      low80: '0.61',
      high80: '0.8',
      unseen: '0.61',
      coverage: '0.42',
      attempts: '11',
      trust_self: '0.2',
      trust_peer: '0.2',
      trust_llm: '0.1',
      trust_coach: '0.5',
      open_must_haves: '',
      status: 'borderline',
      evidence: sampleReport()
        .skills[1]?.evidence.map(({ kind, url, id }) => `${kind}:${url ?? id}`)
        .join(' '),
      formula: 'readiness/1',
      input_hash: sampleReport().inputHash,
    });
  });

  it('leaves cells empty where there is no data', () => {
    const [row] = read(emptyReport());
    expect([row?.['score'], row?.['low80'], row?.['interview_at'], row?.['unseen']]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('disarms a skill called %j', (name) => {
    const [row] = read(sampleReport({ skills: [sampleSkill(0, { name })] }));
    expect(row?.['skill']).toBe(`'${name}`);
  });

  it('keeps every letter', () => {
    const [, row] = read(hostileReport());
    expect(row?.['skill']).toBe(hostileReport().skills[1]?.name);
  });
});
