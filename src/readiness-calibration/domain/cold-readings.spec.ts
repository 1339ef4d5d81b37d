import { describe, expect, it } from '@jest/globals';
import { gradeBy, judgedBy } from '../../../test/support/judged-by.js';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import { readColdAnswers } from './cold-readings.js';

const nobody = { severities: {}, biasSds: {} };

describe('readColdAnswers', () => {
  it('reads the first answer to a question that was met cold', () => {
    const grades = [gradeBy('coach:c', 0.5)];
    const at = (atMs: number, isCold = true) =>
      judgedBy(grades, 1, { atMs, isCold, attemptId: `at-${atMs}` });
    const answers = [...at(3000), ...at(1000, false), ...at(2000)];
    const readings = readColdAnswers(answers, defaultConfig, nobody);
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({ since: new Date(2000), skillId: 'skill' });
    // (1 − .5 − .04) / .92, and the spread of an answer besides that of the grade.
    expect(readings[0]?.gap).toBeCloseTo(0.5, 12);
    expect(readings[0]?.variance).toBeCloseTo(0.2 ** 2 + (0.08 ** 2 + 0.02 ** 2) / 0.92 ** 2, 12);
  });

  it('weighs graders by how far they can be trusted, without what they lean to', () => {
    const grades = [gradeBy('peer:p', 0.45), gradeBy('coach:c', 0.5)];
    const leaning = { severities: { 'peer:p': 0.06 }, biasSds: { 'peer:p': 0.05 } };
    const [reading] = readColdAnswers(judgedBy(grades, 1), defaultConfig, leaning);
    const ofPeer = 0.78 ** 2 / (0.12 ** 2 + 0.05 ** 2);
    const ofCoach = 0.92 ** 2 / (0.08 ** 2 + 0.02 ** 2);
    const seen = (1 - 0.45 - 0.06 - 0.1) / 0.78;
    expect(reading?.gap).toBeCloseTo((ofPeer * seen + ofCoach * 0.5) / (ofPeer + ofCoach), 12);
  });
});
