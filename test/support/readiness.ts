import type { Response } from 'supertest';
import type { ReadinessReport } from '../../src/readiness/domain/readiness-report.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** What tests read out of a target. */
export interface TargetBody {
  id: string;
  version: number;
  name: string;
  template: string | null;
  level: string;
  interviewDay: string | null;
  bar: number;
  mockQuestions: number;
  novelty: number;
  skills: {
    skillId: string;
    name: string;
    weight: number;
    mustHave: boolean;
    minScore: number | null;
  }[];
  bankIds: string[];
  questionRules: { questionId: string; weight: number; critical: boolean }[];
  archivedAt: string | null;
  createdAt: string;
}

export const targetsPath = '/v1/readiness/targets';

/** Sets a target for the test skill, or for what the test says. */
export async function setTarget(
  app: TestApp,
  learner: SignedUp,
  changes: object = {},
): Promise<TargetBody> {
  const response = await app.http
    .post(targetsPath)
    .set(learner.auth)
    .send({
      name: 'A role',
      level: 'senior',
      skills: [{ skillId: 'test-skill', weight: 1 }],
      ...changes,
    });
  if (response.status !== 201) throw new Error(`target: ${response.text}`);
  return response.body as TargetBody;
}

/** How ready somebody is now. */
export async function getScore(
  app: TestApp,
  learner: SignedUp,
  targetId: string,
  query = '',
): Promise<ReadinessReport> {
  const response: Response = await app.http
    .get(`${targetsPath}/${targetId}/score${query}`)
    .set(learner.auth);
  if (response.status !== 200) throw new Error(`score: ${response.text}`);
  return response.body as ReadinessReport;
}
