import { Injectable } from '@nestjs/common';
import { insertRows } from '../platform/database/insert-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CalibrationVersionEntity } from './calibration-version.entity.js';
import type { LearntConfig, QuestionDifficulty, RaterLeaning } from './domain/calibration-run.js';
import type { GraderSource } from './domain/grader-source.js';
import { QuestionDifficultyEntity } from './question-difficulty.entity.js';
import { RaterLeaningEntity } from './rater-leaning.entity.js';

/** Names what is stored at a moment: who leaves takes something along within a version. */
export interface BookMark {
  readonly version: number;
  readonly raters: number;
}

/** What is stored, of one moment. */
export interface StoredBook extends BookMark {
  readonly config: LearntConfig;
  readonly leanings: readonly (readonly [GraderSource, string, number, number])[];
  readonly difficulties: readonly (readonly [string, number])[];
}

const rowsAtOnce = 1000;

/** What the nights learnt. */
@Injectable()
export class CalibrationBookRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null before the first version. */
  async findMark(): Promise<BookMark | null> {
    const [mark] = await this.unitOfWork.manager.query<BookMark[]>(
      `SELECT version, (SELECT count(*)::integer FROM readiness_rater_leaning) AS raters
         FROM readiness_calibration ORDER BY version DESC LIMIT 1`,
    );
    return mark ?? null;
  }

  /** In one statement, so that all of it is of one version. Null before the first. */
  async findLatest(): Promise<StoredBook | null> {
    const [book] = await this.unitOfWork.manager.query<StoredBook[]>(
      `SELECT c.version, c.config, r.raters, r.leanings, d.difficulties
         FROM (SELECT version, config FROM readiness_calibration ORDER BY version DESC LIMIT 1) c,
              (SELECT count(*)::integer AS raters, coalesce(json_agg(
                        json_build_array(source, rater_id, severity, bias_sd)), '[]') AS leanings
                 FROM readiness_rater_leaning) r,
              (SELECT coalesce(json_agg(json_build_array(question_id, difficulty)), '[]')
                        AS difficulties
                 FROM readiness_question_difficulty) d`,
    );
    return book ?? null;
  }

  /** Null before the first. */
  async findVersion(): Promise<CalibrationVersionEntity | null> {
    const [latest] = await this.unitOfWork.manager.find(CalibrationVersionEntity, {
      order: { version: 'DESC' },
      take: 1,
    });
    return latest ?? null;
  }

  listShifts(): Promise<{ version: number; shift: number }[]> {
    return this.unitOfWork.manager.query<{ version: number; shift: number }[]>(
      `SELECT version, (config ->> 'shift')::double precision AS shift FROM readiness_calibration`,
    );
  }

  /** Versions follow each other: until the transaction ends nobody else adds one. */
  async lockVersions(): Promise<number> {
    const { manager } = this.unitOfWork;
    await manager.query('LOCK TABLE readiness_calibration IN SHARE ROW EXCLUSIVE MODE');
    return (await manager.maximum(CalibrationVersionEntity, 'version')) ?? 0;
  }

  async insertVersion(version: CalibrationVersionEntity): Promise<void> {
    await this.unitOfWork.manager.insert(CalibrationVersionEntity, version);
  }

  async markChecked(version: number, now: Date): Promise<void> {
    await this.unitOfWork.manager.update(CalibrationVersionEntity, { version }, { checkedAt: now });
  }

  /** What is known of a person as a rater, by kind of grade. */
  listLeaningsOf(accountId: string): Promise<RaterLeaningEntity[]> {
    return this.unitOfWork.manager.find(RaterLeaningEntity, {
      where: { accountId },
      order: { source: 'ASC' },
    });
  }

  async forget(accountId: string): Promise<void> {
    await this.unitOfWork.manager.delete(RaterLeaningEntity, { accountId });
  }

  /** From now on these; of people who are gone nothing is kept. */
  async replaceLeanings(leanings: readonly RaterLeaning[]): Promise<void> {
    const { manager } = this.unitOfWork;
    await manager.query('DELETE FROM readiness_rater_leaning');
    for (let from = 0; from < leanings.length; from += rowsAtOnce) {
      const part = leanings.slice(from, from + rowsAtOnce);
      const there = await this.lockAccounts(part.map(({ raterId }) => raterId));
      const rows = part.flatMap(({ source, raterId, severity, biasSd, grades }) => {
        if (source !== 'llm' && !there.has(raterId)) return [];
        const accountId = source === 'llm' ? null : raterId;
        const row = { source, raterId, accountId, severity, biasSd, grades };
        return [Object.assign(new RaterLeaningEntity(), row)];
      });
      await insertRows(manager, RaterLeaningEntity, rows);
    }
  }

  /** From now on these; questions that are gone have none. */
  async replaceDifficulties(difficulties: readonly QuestionDifficulty[]): Promise<void> {
    const { manager } = this.unitOfWork;
    await manager.query('DELETE FROM readiness_question_difficulty');
    for (let from = 0; from < difficulties.length; from += rowsAtOnce) {
      const part = difficulties.slice(from, from + rowsAtOnce);
      const there = await this.lockRows(
        'question',
        part.map(({ questionId }) => questionId),
      );
      const rows = part.filter(({ questionId }) => there.has(questionId));
      await insertRows(
        manager,
        QuestionDifficultyEntity,
        rows.map(({ questionId, difficulty, attempts }) =>
          Object.assign(new QuestionDifficultyEntity(), { questionId, difficulty, attempts }),
        ),
      );
    }
  }

  private lockAccounts(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.lockRows('account', ids);
  }

  /** Those of these rows that there are; they stay until the transaction ends. */
  private async lockRows(
    table: 'account' | 'question',
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.unitOfWork.manager.query<{ id: string }[]>(
      `SELECT id FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
