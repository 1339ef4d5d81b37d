import type { Response } from 'supertest';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from './bank-document.js';
import type { SignedUp } from './login.js';
import { startPractising } from './practice.js';
import { startTestApp, type TestApp } from './test-app.js';

/** What tests read out of an anchor. */
export interface AnchorBody {
  id: string;
  bankId: string;
  questionId: string;
  revisionId: string;
  answer: string;
  items: { criterion: string; level: string; why: string; quote: string | null }[];
  redFlags: number[];
  score: number;
  mustHaveMet: boolean;
  tried: boolean;
  outdated: boolean;
  retiredAt: string | null;
  version: number;
}

/** What tests read out of a try. */
export interface TryBody {
  id: string;
  anchorId: string;
  number: number;
  passed: boolean;
  mustHavesRight: boolean;
  meanOff: number;
  meanSigned: number;
  criteria: {
    criterion: string;
    level: string;
    side: string;
    levelsOff: number;
    callRight: boolean | null;
    why: string;
    expertLevel: string | null;
  }[];
  redFlags: number[];
  expertRedFlags: number[] | null;
  expertScore: number | null;
}

export const levelKeys = ['absent', 'named', 'applied', 'extended'] as const;
/** In every reason an expert gives in these tests. */
export const whySentinel = 'zqexpertwhy';
export const answerSentinel = 'zqanchoranswer';

/** A bank of somebody's, which shows outlines after an attempt, and requests about its anchors. */
export interface AnchorDesk {
  app: TestApp;
  owner: SignedUp;
  bankId: string;
  /** Id of a question by its slug: `one`, `two` or `three`. */
  idOf: (slug: string) => string;
  revisionOf: (slug: string) => Promise<string>;
  /** Import the bank again, each question with these changes. */
  revise: (changes: Json) => Promise<void>;
  /** A sheet for a new anchor, from a digit for each criterion. */
  sheet: (slug: string, levels: string, more?: object) => Promise<object>;
  /** Make an anchor in the owner's name. */
  make: (slug: string, levels: string, more?: object) => Promise<AnchorBody>;
  take: (who: SignedUp, anchorId: string, levels: string, more?: object) => Promise<Response>;
}

/** @param running the application, where a test has one already */
export async function openAnchorDesk(
  reveal: 'open' | 'after-attempt' = 'after-attempt',
  running?: TestApp,
): Promise<AnchorDesk> {
  const app = running ?? (await startTestApp());
  const owner = await startPractising(app, { role: 'coach' });
  const { bankId, idOf, revise } = await makeAnchoredBank(app, owner, reveal);
  const revisionOf = async (slug: string): Promise<string> => {
    const rows = await app.dataSource.query<{ id: string }[]>(
      'SELECT current_revision_id AS id FROM question WHERE id = $1',
      [idOf(slug)],
    );
    return rows[0]?.id ?? '';
  };
  const sheet: AnchorDesk['sheet'] = async (slug, levels, more = {}) => ({
    revisionId: await revisionOf(slug),
    candidateLevel: 'senior',
    answer: `${answerSentinel}: the log goes before the data.`,
    items: expertItems(levels),
    redFlags: [],
    ...more,
  });
  const post = async (who: SignedUp, path: string, body: object): Promise<Response> =>
    app.http.post(path).set(who.auth).send(body);
  const make: AnchorDesk['make'] = async (slug, levels, more = {}) => {
    const path = `/v1/questions/${idOf(slug)}/anchors`;
    const response = await post(owner, path, await sheet(slug, levels, more));
    if (response.status !== 201) throw new Error(`anchor: ${response.text}`);
    return response.body as AnchorBody;
  };
  const take: AnchorDesk['take'] = (who, anchorId, levels, more = {}) =>
    post(who, `/v1/calibration/anchors/${anchorId}/tries`, { items: ownItems(levels), ...more });
  return { app, owner, bankId, idOf, revisionOf, revise, sheet, make, take };
}

async function makeAnchoredBank(
  app: TestApp,
  owner: SignedUp,
  reveal: string,
): Promise<Pick<AnchorDesk, 'bankId' | 'idOf' | 'revise'>> {
  const document = (changes: Json) =>
    bankDocument(
      `anchored-${reveal}`,
      ['one', 'two', 'three'].map((slug) => questionDocument(`${slug}-${reveal}`, changes)),
      { reveal },
    );
  const { bankId } = await importBank(app, document({}));
  const ids = await questionIds(app, bankId);
  // Only banks that have no owner are imported.
  const own = (ownerId: string | null) =>
    app.dataSource.query('UPDATE bank SET owner_id = $2 WHERE id = $1', [bankId, ownerId]);
  await own(owner.id);
  return {
    bankId,
    idOf: (slug) => ids[`${slug}-${reveal}`] ?? '',
    revise: async (changes) => {
      await own(null);
      await importBank(app, document(changes));
      await own(owner.id);
    },
  };
}

export function expertItems(levels: string): object[] {
  return Array.from(levels, (digit, index) => ({
    criterion: `criterion-${index + 1}`,
    level: levelKeys[Number(digit)],
    why: `${whySentinel} ${index + 1}`,
  }));
}

function ownItems(levels: string): object[] {
  return Array.from(levels, (digit, index) => ({
    criterion: `criterion-${index + 1}`,
    level: levelKeys[Number(digit)],
  }));
}
