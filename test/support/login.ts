import { randomBytes } from 'node:crypto';
import type { TestApp } from './test-app.js';

export interface SignUpOptions {
  role?: 'learner' | 'coach' | 'admin';
  zone?: string;
  rolloverHour?: number;
  displayName?: string;
}

/** Somebody who registered and is signed in. */
export interface SignedUp {
  id: string;
  email: string;
  password: string;
  accessToken: string;
  refreshToken: string;
  sessionId: string;
  recoveryCodes: string[];
  /** For `.set(user.auth)`. */
  auth: { Authorization: string };
}

interface RegisteredBody {
  account: { id: string };
  accessToken: string;
  refreshToken: string;
  sessionId: string;
  recoveryCodes: string[];
}

/** Registers somebody over HTTP; a role and an hour, which nobody can ask for, go into the row. */
export async function signUp(app: TestApp, options: SignUpOptions = {}): Promise<SignedUp> {
  const { role = 'learner', zone = 'UTC', rolloverHour = 4 } = options;
  const email = `${role}-${randomBytes(6).toString('hex')}@example.org`;
  const password = randomBytes(15).toString('base64url');
  const { displayName = `A ${role}` } = options;
  const response = await app.http
    .post('/v1/auth/register')
    .send({ email, password, displayName, zone });
  if (response.status !== 201) throw new Error(`registration: ${response.text}`);
  const { account, accessToken, ...rest } = response.body as RegisteredBody;
  await app.dataSource.query(`UPDATE account SET role = $2, rollover_hour = $3 WHERE id = $1`, [
    account.id,
    role,
    rolloverHour,
  ]);
  const { refreshToken, sessionId, recoveryCodes } = rest;
  const auth = { Authorization: `Bearer ${accessToken}` };
  return {
    id: account.id,
    email,
    password,
    accessToken,
    refreshToken,
    sessionId,
    recoveryCodes,
    auth,
  };
}
