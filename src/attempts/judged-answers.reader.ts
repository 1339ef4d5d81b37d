import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AnsweredRevisions } from './answer-facts.reader.js';
import type { JudgedSheet } from './domain/judged-sheet.js';
import type { Attempt } from './domain/attempt.js';
import { levelKeysOf, levelReader, ms } from './grade-rows.js';

type AnswerKey = Pick<Attempt, 'learnerId' | 'id'>;

interface SheetRow extends Omit<JudgedSheet, 'since' | 'levels'> {
  sinceMs: number;
  keys: string;
}

const columns = `
  SELECT a.question_id AS "questionId", g.learner_id AS "learnerId", g.attempt_id AS "attemptId",
         g.kind, g.grader_id AS "graderId", g.number, ${ms('g.created_at')} AS "sinceMs",
         ${levelKeysOf('g')} AS keys`;

const isJudgement = `
  a.state IN ('submitted', 'self_graded', 'closed') AND g.voided_at IS NULL
  AND g.kind IN ('self', 'peer', 'coach', 'settlement')`;

/**
 * The sheets by which authors, peers and coaches judged answers, and what peers settled on; corrected ones
 * included. For figures over many: whoever asks sees to it that nobody can be told apart.
 */
@Injectable()
export class JudgedAnswersReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of all answers to these revisions, in no order. */
  async listOfRevisions({ questionIds, revisionIds }: AnsweredRevisions): Promise<JudgedSheet[]> {
    const rows = await this.unitOfWork.manager.query<SheetRow[]>(
      `${columns}
         FROM attempt a JOIN grade g ON g.learner_id = a.learner_id AND g.attempt_id = a.id
        WHERE a.question_id = ANY($1::uuid[]) AND a.revision_id = ANY($2::uuid[]) AND ${isJudgement}`,
      [questionIds, revisionIds],
    );
    return toSheets(rows);
  }

  /** Of these answers those to these revisions, in no order. */
  async listOfAnswers(
    answers: readonly AnswerKey[],
    revisionIds: readonly string[],
  ): Promise<JudgedSheet[]> {
    const rows = await this.unitOfWork.manager.query<SheetRow[]>(
      `${columns}
         FROM unnest($1::uuid[], $2::uuid[]) AS wanted (learner_id, id)
         JOIN attempt a ON a.learner_id = wanted.learner_id AND a.id = wanted.id
         JOIN grade g ON g.learner_id = a.learner_id AND g.attempt_id = a.id
        WHERE a.revision_id = ANY($3::uuid[]) AND ${isJudgement}`,
      [answers.map(({ learnerId }) => learnerId), answers.map(({ id }) => id), revisionIds],
    );
    return toSheets(rows);
  }
}

function toSheets(rows: readonly SheetRow[]): JudgedSheet[] {
  const levelsOf = levelReader();
  // Column by column: copying what is left of a row takes several times as long.
  return rows.map((row) => ({
    questionId: row.questionId,
    learnerId: row.learnerId,
    attemptId: row.attemptId,
    kind: row.kind,
    graderId: row.graderId,
    number: row.number,
    since: new Date(row.sinceMs),
    levels: levelsOf(row.keys),
  }));
}
