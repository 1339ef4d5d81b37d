import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** What tests read out of a cohort. */
export interface CohortBody {
  id: string;
  version: number;
  name: string;
  description: string;
  archivedAt: string | null;
}

/** What tests read out of an invitation that was just made. */
export interface InvitationBody {
  id: string;
  code: string;
  uses: number;
  state: string;
}

export async function makeCohort(
  app: TestApp,
  owner: SignedUp,
  wish: object = { name: 'Spring' },
): Promise<CohortBody> {
  const response = await app.http.post('/v1/cohorts').set(owner.auth).send(wish);
  if (response.status !== 201) throw new Error(`cohort: ${response.text}`);
  return response.body as CohortBody;
}

export async function invite(
  app: TestApp,
  coach: SignedUp,
  cohortId: string,
  wish: object = {},
): Promise<InvitationBody> {
  const response = await app.http
    .post(`/v1/cohorts/${cohortId}/invitations`)
    .set(coach.auth)
    .send({ role: 'member', maxUses: 1, ...wish });
  if (response.status !== 201) throw new Error(`invitation: ${response.text}`);
  return response.body as InvitationBody;
}

/** Lets somebody in with a code of their own. */
export async function enrol(
  app: TestApp,
  { owner, cohortId }: { owner: SignedUp; cohortId: string },
  person: SignedUp,
  { role = 'member', shares = 'none' }: { role?: string; shares?: string } = {},
): Promise<void> {
  const { code } = await invite(app, owner, cohortId, { role });
  const response = await app.http
    .post('/v1/cohort-memberships')
    .set(person.auth)
    .send({ code, shares });
  if (response.status !== 201) throw new Error(`membership: ${response.text}`);
}
