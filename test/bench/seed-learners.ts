import { createHash } from 'node:crypto';
import type pg from 'pg';
import { formatSecretToken } from '../../src/kernel/secret-token.js';
import { toReviewEventRow } from '../../src/scheduling/review-event.entity.js';
import { columnsOf, stageRows, withoutIndexes } from './bulk-rows.js';
import { learnerClock, type CardHistory } from './card-history.js';
import type { SeededBank } from './seed-banks.js';

/** Somebody whose requests the bench sends. */
export interface BenchLearner {
  readonly id: string;
  readonly token: string;
  /** Learners of one template have the same cards. */
  readonly template: number;
  readonly questionIds: readonly string[];
}

/** Learners with numbers from `first` on; learner n has the cards of `templates[n % length]`. */
export interface LearnerWish {
  readonly first: number;
  readonly count: number;
  readonly bank: SeededBank;
  readonly templates: readonly (readonly CardHistory[])[];
  /** How many of them, evenly spread, get a token. */
  readonly driven: number;
  readonly report: (line: string) => void;
}

const learnersAtOnce = 5000;
const learnerUuid = `(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid`;
/** Ids of version 7, in the order in which learner and event come. */
const eventUuid = `(lpad(to_hex(n), 8, '0') || '000070008000' || lpad(to_hex(e.ordinal), 12, '0'))::uuid`;

export async function seedLearners(client: pg.Client, wish: LearnerWish): Promise<BenchLearner[]> {
  await stageTemplates(client, wish.templates);
  await insertAccounts(client, wish);
  await withoutIndexes(client, 'card', () => multiply(client, 'card', wish));
  await withoutIndexes(client, 'review_event', () => multiply(client, 'review_event', wish));
  await client.query('DROP TABLE bench_card, bench_review_event');
  return insertTokens(client, wish);
}

async function stageTemplates(
  client: pg.Client,
  templates: LearnerWish['templates'],
): Promise<void> {
  const cards = templates.flatMap((histories, template) =>
    histories.map(({ card }) => ({ ...card, changeNumber: 1, template, ordinal: 0 })),
  );
  const events = templates.flatMap((histories, template) =>
    histories
      .flatMap((history) => history.events)
      .map((event, ordinal) => Object.assign(toReviewEventRow(event), { template, ordinal })),
  );
  const more = '0 AS template, 0 AS ordinal';
  await stageRows(client, { name: 'bench_card', like: 'card', more }, cards);
  await stageRows(client, { name: 'bench_review_event', like: 'review_event', more }, events);
}

async function insertAccounts(
  client: pg.Client,
  { first, count, bank }: LearnerWish,
): Promise<void> {
  const last = first + count - 1;
  await client.query(
    `INSERT INTO account (id, email, email_key, display_name, password_hash, zone, rollover_hour,
       created_at)
     SELECT ${learnerUuid}, 'bench-' || n || '@example.org', 'bench-' || n || '@example.org',
            'Bench', '-', $3, $4, now()
       FROM generate_series($1::int, $2::int) AS n`,
    [first, last, learnerClock.zone, learnerClock.rolloverHour],
  );
  await client.query(
    `INSERT INTO learner_state (learner_id, change_number)
     SELECT ${learnerUuid}, 1 FROM generate_series($1::int, $2::int) AS n`,
    [first, last],
  );
  // Twenty questions are more than half an hour.
  await client.query(
    `INSERT INTO practice_settings (learner_id, new_per_day, reviews_per_day, minutes_per_day,
       bury_siblings, parameters_version, version)
     SELECT ${learnerUuid}, 3, 100, 120, true, -1, 1 FROM generate_series($1::int, $2::int) AS n`,
    [first, last],
  );
  await client.query(
    `INSERT INTO bank_follow (learner_id, bank_id, is_following, changed_at)
     SELECT ${learnerUuid}, $3, true, now() FROM generate_series($1::int, $2::int) AS n`,
    [first, last, bank.id],
  );
}

/** Gives every learner the rows of their template. */
async function multiply(
  client: pg.Client,
  table: 'card' | 'review_event',
  { first, count, templates, report }: LearnerWish,
): Promise<void> {
  const columns = await columnsOf(client, table);
  const own: Record<string, string> = { learner_id: learnerUuid, id: eventUuid };
  const values = columns.map((column) => own[column] ?? `e.${column}`);
  for (let start = first; start < first + count; start += learnersAtOnce) {
    const end = Math.min(start + learnersAtOnce, first + count) - 1;
    await client.query(
      `INSERT INTO ${table} (${columns.join(', ')})
       SELECT ${values.join(', ')} FROM generate_series($1::int, $2::int) AS n
         JOIN bench_${table} e ON e.template = (n - $3) % $4`,
      [start, end, first, templates.length],
    );
    report(`${table}: ${end - first + 1} of ${count} learners`);
  }
}

async function insertTokens(client: pg.Client, wish: LearnerWish): Promise<BenchLearner[]> {
  const driven = Math.min(wish.driven, wish.count);
  const learners = Array.from({ length: driven }, (_, index) => {
    const offset = Math.floor((index * wish.count) / driven);
    const id = uuidOf(wish.first + offset);
    const secret = createHash('sha256').update(id).digest('base64url');
    const template = offset % wish.templates.length;
    const questionIds = (wish.templates[template] ?? []).map(({ card }) => card.questionId);
    return { id, token: formatSecretToken('rhs', { id, secret }), template, questionIds };
  });
  await client.query(
    `INSERT INTO personal_access_token (id, account_id, name, token_hash, scopes, created_at,
       expires_at)
     SELECT id, id, 'bench', hash, '{read,write}', now(), now() + interval '1 day'
       FROM unnest($1::uuid[], $2::bytea[]) AS t (id, hash)`,
    [
      learners.map(({ id }) => id),
      learners.map(({ token }) => createHash('sha256').update(token).digest()),
    ],
  );
  return learners;
}

function uuidOf(n: number): string {
  return `${n.toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`;
}
