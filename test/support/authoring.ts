import { randomBytes } from 'node:crypto';
import type { Json } from './bank-document.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** An empty bank of somebody's, private unless the test says otherwise. @returns its id */
export async function makeBank(app: TestApp, owner: SignedUp, changes: Json = {}): Promise<string> {
  const body = {
    slug: `bank-${randomBytes(6).toString('hex')}`,
    title: 'A bank',
    description: 'For tests.',
    license: 'CC-BY-4.0',
    ...changes,
  };
  const response = await app.http.post('/v1/banks').set(owner.auth).send(body);
  if (response.status !== 201) throw new Error(`bank: ${response.text}`);
  return (response.body as { id: string }).id;
}
