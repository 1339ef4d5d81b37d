import { createHash } from 'node:crypto';
import type { JudgedWorld } from './simulated-judgements.js';
import type { TestApp } from './test-app.js';

/** The id that somebody or something of a simulated world has in the database. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Puts a simulated world into the tables: its people, their answers to these questions, and all grades. */
export async function putJudgedWorld(
  app: TestApp,
  world: JudgedWorld,
  questionIds: readonly string[],
): Promise<void> {
  const people = new Set(
    world.answers.flatMap(({ learnerId, grades }) => [
      learnerId,
      ...grades.map(({ raterId }) => raterId),
    ]),
  );
  await app.dataSource.query(
    `INSERT INTO account (id, email, email_key, display_name, password_hash, zone, rollover_hour,
       created_at)
     SELECT id, id::text, id::text, 'One of many', '-', 'UTC', 4, now() FROM unnest($1::uuid[]) p (id)`,
    [Array.from(people, idOf)],
  );
  const names = Array.from(world.difficulties.keys());
  const answers = world.answers.map(({ attemptId, learnerId, questionId, atMs }) => ({
    id: idOf(attemptId),
    learner_id: idOf(learnerId),
    question_id: questionIds[names.indexOf(questionId)],
    at: new Date(atMs),
  }));
  await app.dataSource.query(
    `INSERT INTO attempt (learner_id, id, question_id, revision_id, started_at, submitted_at,
       closed_at, retrievability, version, hints_used, peeked, gave_up, candidate_level, mode, state,
       content_hash, answer)
     SELECT a.learner_id, a.id, q.id, q.current_revision_id, a.at, a.at, a.at, 0, 1, 0, false, false,
            'senior', 'written', 'closed', 'hash', 'An answer.'
       FROM jsonb_to_recordset($1) a (id uuid, learner_id uuid, question_id uuid, at timestamptz)
       JOIN question q ON q.id = a.question_id`,
    [JSON.stringify(answers)],
  );
  await putGrades(app, world);
}

/** Peers' grades with what they settled on, without which they do not count. */
async function putGrades(app: TestApp, { answers }: JudgedWorld): Promise<void> {
  const grades = answers.flatMap(({ attemptId, learnerId, grades: given }) => {
    const all = given.map(({ source, raterId, score }) => ({ kind: source, by: raterId, score }));
    const peers = all.filter(({ kind }) => kind === 'peer');
    const settled = peers.slice(0, 1).map((peer) => {
      return { ...peer, kind: 'settlement', by: `request ${attemptId}` };
    });
    return [...all, ...settled].map(({ kind, by, score }, index) => ({
      learner_id: idOf(learnerId),
      attempt_id: idOf(attemptId),
      grader_id: idOf(by),
      number: index + 1,
      kind,
      score,
    }));
  });
  await app.dataSource.query(
    `INSERT INTO grade (learner_id, id, attempt_id, revision_id, grader_id, created_at, number,
       rating_suggested, rating_final, must_have_met, score, kind, verdict, policy, items, red_flags,
       rating_reasons, verdict_reasons, reason)
     SELECT a.learner_id, gen_random_uuid(), a.id, a.revision_id, g.grader_id, a.submitted_at, g.number,
            3, 3, true, round(g.score::numeric, 5), g.kind, 'senior-pass', 'rubric-v1', '[]', '[]', '[]',
            '[]', CASE g.kind WHEN 'coach' THEN 'As the rubric says.' END
       FROM jsonb_to_recordset($1) g (learner_id uuid, attempt_id uuid, grader_id uuid, number integer,
              kind text, score double precision)
       JOIN attempt a ON a.learner_id = g.learner_id AND a.id = g.attempt_id`,
    [JSON.stringify(grades)],
  );
}
