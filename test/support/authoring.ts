import { randomBytes } from 'node:crypto';
import { bankDocument, importBank, questionDocument, type Json } from './bank-document.js';
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

/** What tests read out of a draft. */
export interface DraftBody {
  id: string;
  version: number;
  slug: string;
  document: Json;
  errorCount: number;
  warningCount: number;
  findings: FindingBody[];
}

export interface FindingBody {
  pointer: string;
  code: string;
  severity: string;
  detail: string;
  fix: string;
}

/** The names that the questions of `questionDocument` are filed under, for banks that bring none. */
export async function fileNames(app: TestApp): Promise<void> {
  await importBank(app, bankDocument('names', [questionDocument('names-only')]));
}

/** A draft of a new question that could be published, as far as the changes let it. */
export async function makeDraft(
  app: TestApp,
  author: SignedUp,
  bankId: string,
  document: Json,
): Promise<DraftBody> {
  const path = `/v1/banks/${bankId}/drafts`;
  const response = await app.http.post(path).set(author.auth).send({ document });
  if (response.status !== 201) throw new Error(`draft: ${response.text}`);
  return response.body as DraftBody;
}
