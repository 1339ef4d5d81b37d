import type { Response } from 'supertest';
import type { SignedUp } from './login.js';
import { png } from './pictures.js';
import type { TestApp } from './test-app.js';

/** What tests read out of evidence. */
export interface EvidenceBody {
  id: string;
  version: number;
  kind: string;
  title: string;
  standing: string;
  file: { href: string; mediaType: string; byteCount: number } | null;
  confirmations: { coachId: string; cohortId: string | null }[];
}

/** Where evidence is. */
export const portfolio = '/v1/portfolio/evidence';

/** A link that is right as it is. */
export function link(more: object = {}): object {
  return {
    kind: 'link',
    title: 'Failover drill',
    day: '2026-02-01',
    url: 'https://git.example.org/me/failover',
    skills: [{ skill: 'replication-ha', level: 'senior' }],
    ...more,
  };
}

/** A screenshot that has no picture yet. */
export function screenshot(more: object = {}): object {
  return link({ kind: 'screenshot', title: 'Lag under load', url: null, ...more });
}

export async function addEvidence(
  app: TestApp,
  learner: SignedUp,
  body: object = link(),
): Promise<EvidenceBody> {
  const response = await app.http.post(portfolio).set(learner.auth).send(body);
  if (response.status !== 201) throw new Error(`evidence: ${response.text}`);
  return response.body as EvidenceBody;
}

export async function putPicture(
  app: TestApp,
  learner: SignedUp,
  id: string,
  { bytes = png(), type = 'image/png' }: { bytes?: Buffer; type?: string } = {},
): Promise<Response> {
  return app.http
    .put(`${portfolio}/${id}/file`)
    .set({ ...learner.auth, 'Content-Type': type })
    .send(bytes);
}
