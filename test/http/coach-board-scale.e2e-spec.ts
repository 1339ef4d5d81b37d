import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { openClassroom, type Classroom } from '../support/coaching.js';

const members = 200;
const cards = 150;

/**
 * Members with a card of every question. Of every card there are four reviews, of which every seventh
 * is corrected and every eleventh undone; one card in ten was failed twice in the end. One question in
 * five was answered in writing and graded, one in twenty-five by a coach as well.
 */
function practiceOf(room: Classroom): string[] {
  const { cohortId } = room;
  const now = `'${room.app.clock.now().toISOString()}'::timestamptz`;
  const names = `
    WITH asked AS (SELECT id, current_revision_id AS revision_id, position AS n FROM question
                    WHERE bank_id = (SELECT bank_id FROM question
                                      WHERE id = '${room.questions[0]}')),
         member AS (SELECT learner_id, row_number() OVER (ORDER BY learner_id) AS n
                      FROM cohort_membership WHERE role = 'member')`;
  return [
    `INSERT INTO account (id, email, email_key, display_name, password_hash, created_at, zone)
   SELECT gen_random_uuid(), n || '@many.example', n || '@many.example', 'Member ' || n, '', ${now},
          (ARRAY['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'])[1 + n % 4]
     FROM generate_series(1, ${members}) n`,
    `INSERT INTO cohort_membership (learner_id, cohort_id, role, shares, joined_at, role_since)
   SELECT id, '${cohortId}', 'member', 'answers', ${now}, ${now} FROM account
    WHERE email LIKE '%@many.example'`,
    `${names} INSERT INTO card (learner_id, question_id, stability, difficulty, last_review_at, due_at,
                     due_day, last_review_day, introduced_day, interval_days, reps, lapses, version, suspended,
                     state, change_number)
   SELECT m.learner_id, q.id, 5, 5, ${now} - interval '1 day', CASE WHEN fails THEN ${now} END,
          CASE WHEN NOT fails THEN ${now}::date + 5 END, ${now}::date - 1, ${now}::date - 40, 5, 4,
          q.n % 50 / 12, 1, false, CASE WHEN fails THEN 'relearning' ELSE 'review' END, 1
     FROM member m CROSS JOIN asked q CROSS JOIN LATERAL (SELECT (q.n + m.n) % 10 = 0 AS fails) f`,
    `${names} INSERT INTO review_event (learner_id, id, question_id, occurred_at, received_at, study_day,
                             parameters_version, rating, kind, source, zone)
   SELECT m.learner_id, gen_random_uuid(), q.id, at, at, at::date, 1,
          CASE WHEN (q.n + m.n) % 10 = 0 AND r >= 3 THEN 1 ELSE 3 END, 'review', 'direct', 'UTC'
     FROM member m CROSS JOIN asked q CROSS JOIN generate_series(1, 4) r
    CROSS JOIN LATERAL (SELECT ${now} - interval '1 day' * (41 - 10 * r) AS at) t`,
    `${names} INSERT INTO review_event (learner_id, id, question_id, target_id, occurred_at, received_at,
                             study_day, parameters_version, rating, kind, source, zone)
   SELECT learner_id, gen_random_uuid(), question_id, id, ${now}, ${now}, ${now}::date, 1,
          CASE WHEN n % 7 = 0 THEN 2 END, CASE WHEN n % 7 = 0 THEN 'correction' ELSE 'void' END,
          CASE WHEN n % 7 = 0 THEN 'coach' END, 'UTC'
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM review_event) e
    WHERE n % 7 = 0 OR n % 11 = 0`,
    `${names} INSERT INTO attempt (learner_id, id, question_id, revision_id, started_at, submitted_at, closed_at,
                        review_id, version, hints_used, peeked, gave_up, candidate_level, mode, state,
                        content_hash, answer)
   SELECT m.learner_id, gen_random_uuid(), q.id, q.revision_id, ${now} - interval '9 days',
          ${now} - interval '9 days', ${now}, gen_random_uuid(), 1, 0, false, false, 'senior',
          'recall', 'closed', '', ''
     FROM member m CROSS JOIN asked q WHERE (q.n + m.n) % 5 = 0`,
    `INSERT INTO grade (learner_id, id, attempt_id, revision_id, grader_id, created_at, number,
                      rating_suggested, rating_final, must_have_met, score, kind, verdict, policy,
                      items, red_flags, rating_reasons, verdict_reasons, reason)
   SELECT a.learner_id, gen_random_uuid(), a.id, a.revision_id,
          CASE g WHEN 1 THEN a.learner_id ELSE '${room.coach.id}'::uuid END, ${now}, g, 1, 1, g = 1, 0.6, 
          CASE g WHEN 1 THEN 'self' ELSE 'coach' END, 'not-yet', 'rubric-v1',
          (SELECT jsonb_agg(jsonb_build_object('criterionKey', 'criterion-' || c, 'levelKey',
                    CASE WHEN c = 2 THEN 'named' ELSE 'applied' END, 'comment', NULL, 'quote', NULL))
             FROM generate_series(1, 5) c),
          '[]', '[]', '[]', CASE g WHEN 2 THEN 'Ten letters.' END
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM attempt) a
     JOIN generate_series(1, 2) g ON g = 1 OR a.n % 5 = 0`,
  ];
}

describe('the board of two hundred', () => {
  let room: Classroom;

  beforeAll(async () => {
    room = await openClassroom('many', cards);
  });
  afterAll(() => room.app.close());

  async function countStatements(): Promise<number> {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    const response = await room.get(room.coach, '/board?inactiveDays=3');
    const { length } = query.mock.calls;
    query.mockRestore();
    expect(response.status).toBe(200);
    return length;
  }

  async function grow(): Promise<void> {
    const unitOfWork = room.app.app.get(UnitOfWork);
    await unitOfWork.runUnhurried(async () => {
      for (const statement of practiceOf(room)) await unitOfWork.manager.query(statement);
    });
    await room.app.dataSource.query('ANALYZE');
  }

  it('takes no more statements than that of one, and about a second', async () => {
    const member = await room.addMember('answers');
    expect(member.id).not.toBe('');
    await countStatements();
    const few = await countStatements();
    await grow();
    await countStatements();
    const many = await countStatements();
    expect(many).toBeLessThanOrEqual(few + 6);
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const startedMs = performance.now();
      const { body } = await room.get(room.coach, '/board?limit=100');
      times.push(performance.now() - startedMs);
      const { summary } = body as { summary: { members: number; struggles: unknown[] } };
      expect([summary.members, summary.struggles.length]).toEqual([members + 1, 20]);
    }
    // Some 500 ms on a machine of its own; it must not fail beside all the other tests.
    expect(Math.min(...times)).toBeLessThan(5000);
  });
});
