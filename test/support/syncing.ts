import { createHash, randomUUID } from 'node:crypto';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** An event as a phone sends it. */
export interface PhoneEvent {
  id: string;
  kind: string;
  questionId: string;
  occurredAt: string;
  [field: string]: unknown;
}

/** What tests read out of the answer to a batch. */
export interface SentBody {
  receivedAt: string;
  clockSkewMs: number | null;
  changeNumber: number;
  results: {
    id: string | null;
    status: 'applied' | 'duplicate' | 'rejected';
    effect: string | null;
    problem: {
      code: string;
      status: number;
      detail: string;
      instance: string;
      errors?: { pointer: string; code: string }[];
    } | null;
  }[];
  cards: { questionId: string; state: string; version: number; reps: number }[];
}

/** An event of a kind, with an id of its own. */
export function phoneEvent(
  kind: string,
  fields: { questionId: string; occurredAt: string; [field: string]: unknown },
): PhoneEvent {
  return { ...fields, id: randomUUID(), kind };
}

export async function sendEvents(
  app: TestApp,
  learner: SignedUp,
  events: readonly object[],
  more: object = {},
): Promise<SentBody> {
  const response = await app.http
    .post('/v1/sync/events')
    .set(learner.auth)
    .send({ events, ...more });
  if (response.status !== 200) throw new Error(`events: ${response.status} ${response.text}`);
  return response.body as SentBody;
}

/** What tests read out of one item of a pack. */
export interface PackItemBody {
  questionId: string;
  isNew: boolean;
  card: {
    state: string;
    dueDay: string | null;
    dueAt: string | null;
    step: number | null;
    lastReviewDay: string | null;
    suspended: boolean;
    version: number;
  };
  question: { revisionId: string; bankId: string; position: number; title: string; prompt: string };
  outline: { id: string; outline: string[]; rubric: object[] } | null;
}

/** What tests read out of one page of a pack. */
export interface PackBody {
  asOf: string;
  horizonDay: string;
  changeNumber: number;
  isReset: boolean;
  settings: {
    practice: { newPerDay: number; parametersVersion: number };
    zone: string;
    rolloverHour: number;
    parameters: { version: number }[];
  } | null;
  today: {
    studyDay: string;
    limits: { newPerDay: number; reviewsPerDay: number; minutesPerDay: number };
    done: { reviews: number; new: number; minutes: number };
    minutesByKind: Record<string, number>;
  } | null;
  removed: string[];
  items: PackItemBody[];
  cursor: string;
  hasMore: boolean;
  digest: string | null;
}

export async function getPack(
  app: TestApp,
  learner: SignedUp,
  query: { cursor?: string; days?: number; limit?: number } = {},
): Promise<PackBody> {
  const response = await app.http.get('/v1/sync/pack').query(query).set(learner.auth);
  if (response.status !== 200) throw new Error(`pack: ${response.status} ${response.text}`);
  return response.body as PackBody;
}

/** What a phone keeps, and how it takes in a page: by the three rules of the description alone. */
export class PhoneStore {
  readonly items = new Map<string, PackItemBody>();
  settings: PackBody['settings'] = null;
  today: PackBody['today'] = null;
  cursor: string | undefined;

  take(page: PackBody): void {
    if (page.isReset) this.items.clear();
    for (const id of page.removed) this.items.delete(id);
    for (const item of page.items) this.items.set(item.questionId, item);
    this.settings = page.settings ?? this.settings;
    this.today = page.today ?? this.today;
    this.cursor = page.cursor;
  }

  digest(): string {
    const lines = Array.from(
      this.items.values(),
      ({ questionId, card, question }) => `${questionId}:${card.version}:${question.revisionId}`,
    );
    return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
  }

  /** Everything it holds, for comparing. */
  contents(): object {
    const items = Array.from(this.items.values()).toSorted((a, b) =>
      a.questionId < b.questionId ? -1 : 1,
    );
    return { items, settings: this.settings, today: this.today };
  }

  /**
   * Asks until there is no more. `between` is called after each page that has more behind it.
   *
   * @returns the pages
   */
  async sync(
    app: TestApp,
    learner: SignedUp,
    query: { days?: number; limit?: number } = {},
    between: () => Promise<void> = () => Promise.resolve(),
  ): Promise<PackBody[]> {
    const pages: PackBody[] = [];
    for (let hasMore = true; hasMore;) {
      const { cursor } = this;
      const page = await getPack(app, learner, {
        ...query,
        ...(cursor === undefined ? {} : { cursor }),
      });
      this.take(page);
      pages.push(page);
      ({ hasMore } = page);
      if (hasMore) await between();
      else if (this.digest() !== page.digest) throw new Error('the digests differ');
    }
    return pages;
  }
}
