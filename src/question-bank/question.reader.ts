import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankEntity } from './bank.entity.js';
import { applicableCriteria } from './domain/applicable-criteria.js';
import type { Bank } from './domain/bank.js';
import type {
  BankEdition,
  CurrentQuestion,
  PublishedQuestion,
  QuestionPlace,
} from './domain/published-question.js';
import {
  projectKinds,
  type QuestionKind,
  type QuestionRevision,
} from './domain/question-content.js';
import type { CandidateLevel, Criterion } from './domain/rubric.js';
import { QuestionRevisionEntity } from './question-revision.entity.js';
import { SkillEntity } from './skill.entity.js';
import { RecentlyUsed } from '../kernel/recently-used.js';

/** Revisions a process remembers, at some 20 KB each. */
const mostRevisions = 500;

const publishedColumns = (position: string): string => `
  SELECT q.id AS "questionId", r.id AS "revisionId", q.bank_id AS "bankId", q.slug, r.title, r.kind,
         r.level, r.topics[1] AS topic, r.skills, ${position} AS position,
         r.variant_of AS "variantOf", r.time_limit_minutes AS "timeLimitMinutes"`;

/** SQL: whether a row of bank_listing stands in a release. */
const standsIn = (release: string): string =>
  `since_release <= ${release} AND (until_release IS NULL OR until_release > ${release})`;

const isScheduled = `r.kind NOT IN (${projectKinds.map((kind) => `'${kind}'`).join(', ')})`;
const projects = new Set<QuestionKind>(projectKinds);

/** Lists of a bank's questions that a process remembers, at some 300 bytes a question. */
const mostLists = 200;

/** A bank, and the release of it that is kept to; null goes with the newest. */
export type FollowedBank = Pick<BankEdition, 'bankId' | 'release'>;

interface PublishedList {
  version: number;
  questions: readonly PublishedQuestion[];
}

/** What the bank tells other features. Whoever asks decides what a learner gets to see of it. */
@Injectable()
export class QuestionReader {
  private readonly revisions = new RecentlyUsed<string, QuestionRevision>(mostRevisions);
  private readonly published = new RecentlyUsed<string, PublishedList>(mostLists);

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A revision with its outline, full rubric and hints. @throws AppError not-found */
  async getRevision(id: string): Promise<QuestionRevision> {
    const known = this.revisions.get(id);
    if (known !== undefined) return known;
    const revision = await this.unitOfWork.manager.findOneBy(QuestionRevisionEntity, { id });
    if (revision === null) throw notFound('question revision');
    this.revisions.set(id, revision);
    return revision;
  }

  /** The same for several at once; ids that are no revisions are left out. */
  async getRevisions(ids: readonly string[]): Promise<ReadonlyMap<string, QuestionRevision>> {
    const found = new Map<string, QuestionRevision>();
    for (const id of ids) {
      const known = this.revisions.get(id);
      if (known !== undefined) found.set(id, known);
    }
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0) return found;
    const read = await this.unitOfWork.manager.findBy(QuestionRevisionEntity, { id: In(missing) });
    for (const revision of read) {
      this.revisions.set(revision.id, revision);
      found.set(revision.id, revision);
    }
    return found;
  }

  /** Whether a revision is a project, which is handed in and has no card. */
  async isProject(id: string): Promise<boolean> {
    return projects.has((await this.getRevision(id)).kind);
  }

  /** The criteria of a revision that are asked of a candidate of this level, in rubric order. */
  async getCriteria(id: string, level: CandidateLevel): Promise<readonly Criterion[]> {
    return applicableCriteria((await this.getRevision(id)).rubric, level);
  }

  /** Where these questions stand now, in no order; ids that are not questions are left out. */
  currentOf(questionIds: readonly string[]): Promise<CurrentQuestion[]> {
    return this.unitOfWork.manager.query<CurrentQuestion[]>(
      `SELECT q.id AS "questionId", r.id AS "revisionId", q.bank_id AS "bankId",
              q.retired_at IS NOT NULL AS "isRetired", ${isScheduled} AS "isScheduled"
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.id = ANY($1::uuid[])`,
      [questionIds],
    );
  }

  /** Where these questions stand and since when, in no order; ids that are not questions are left out. */
  placesOf(questionIds: readonly string[]): Promise<QuestionPlace[]> {
    return this.unitOfWork.manager.query<QuestionPlace[]>(
      `SELECT q.id AS "questionId", q.current_revision_id AS "revisionId", q.bank_id AS "bankId",
              q.slug, q.position, q.updated_at AS "changedAt", b.reveal
         FROM question q JOIN bank b ON b.id = q.bank_id
        WHERE q.id = ANY($1::uuid[])`,
      [questionIds],
    );
  }

  /**
   * Questions of these banks that are scheduled and not retired: bank by bank as asked, each in its own
   * order of introduction.
   */
  async listPublished(banks: readonly FollowedBank[]): Promise<PublishedQuestion[]> {
    const versions = await this.unitOfWork.manager.query<{ id: string; version: number }[]>(
      `SELECT id, version FROM bank WHERE id = ANY($1::uuid[])`,
      [banks.map(({ bankId }) => bankId)],
    );
    const byId = new Map(versions.map(({ id, version }) => [id, version]));
    return this.listPublishedAt(
      banks.flatMap(({ bankId, release }) => {
        const version = byId.get(bankId);
        return version === undefined ? [] : [{ bankId, version, release }];
      }),
    );
  }

  /**
   * As `listPublished`, for who knows already how banks stand. What a release holds never changes, and
   * the newest is remembered for as long as the bank's version stands, so this is never out of date.
   */
  async listPublishedAt(banks: readonly BankEdition[]): Promise<PublishedQuestion[]> {
    const lists: (readonly PublishedQuestion[])[] = [];
    for (const edition of banks) {
      const key = `${edition.bankId}@${edition.release ?? 'newest'}`;
      const known = this.published.get(key);
      const version = editionVersion(edition);
      const questions =
        known?.version === version ? known.questions : await this.readPublished(edition);
      this.published.set(key, { version, questions });
      lists.push(questions);
    }
    return lists.flat();
  }

  /** The revisions at which these questions stood in a release of their bank, by question. */
  async revisionsIn(
    { bankId, release }: { bankId: string; release: number },
    questionIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.unitOfWork.manager.query<{ questionId: string; revisionId: string }[]>(
      `SELECT question_id AS "questionId", revision_id AS "revisionId" FROM bank_listing
        WHERE bank_id = $1 AND question_id = ANY($3::uuid[]) AND ${standsIn('$2')}`,
      [bankId, release, questionIds],
    );
    return new Map(rows.map(({ questionId, revisionId }) => [questionId, revisionId]));
  }

  /** Every question that these banks ever had, in no order. */
  async listIdsIn(bankIds: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ id: string }[]>(
      `SELECT id FROM question WHERE bank_id = ANY($1::uuid[])`,
      [bankIds],
    );
    return rows.map(({ id }) => id);
  }

  /** A bank with how it reveals outlines; null when there is none. */
  findBank(id: string): Promise<Bank | null> {
    return this.unitOfWork.manager.findOneBy(BankEntity, { id });
  }

  /** Those of these ids that are banks, in no order. */
  listBanks(ids: readonly string[]): Promise<Bank[]> {
    return this.unitOfWork.manager.findBy(BankEntity, { id: In([...ids]) });
  }

  /** Those of these slugs that are skills, in no order. */
  async listKnownSkills(slugs: readonly string[]): Promise<string[]> {
    const skills = await this.unitOfWork.manager.findBy(SkillEntity, { slug: In([...slugs]) });
    return skills.map(({ slug }) => slug);
  }

  /** All skills of the catalogue, by slug. */
  listSkills(): Promise<{ slug: string; name: string }[]> {
    return this.unitOfWork.manager.find(SkillEntity, {
      select: { slug: true, name: true },
      order: { slug: 'ASC' },
    });
  }

  /** The first skill of each of these questions as it stands, by question; those without are missing. */
  async mainSkills(questionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.unitOfWork.manager.query<{ id: string; skill: string }[]>(
      `SELECT q.id, r.skills[1] AS skill
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.id = ANY($1::uuid[]) AND cardinality(r.skills) > 0`,
      [questionIds],
    );
    return new Map(rows.map(({ id, skill }) => [id, skill]));
  }

  /** The banks whose outlines everybody may read at any time, by id. */
  async listOpenBankIds(): Promise<string[]> {
    const banks = await this.unitOfWork.manager.find(BankEntity, {
      select: { id: true },
      where: { reveal: 'open' },
      order: { id: 'ASC' },
    });
    return banks.map(({ id }) => id);
  }

  /** The banks that a new learner follows, the oldest first. */
  async defaultBankIds(): Promise<string[]> {
    const banks = await this.unitOfWork.manager.find(BankEntity, {
      select: { id: true },
      where: { isDefault: true },
      order: { id: 'ASC' },
    });
    return banks.map(({ id }) => id);
  }

  /** Grows with every change of any bank: what was derived from the banks at this version still holds. */
  async catalogueVersion(): Promise<number> {
    const rows = await this.unitOfWork.manager.query<{ version: number }[]>(
      `SELECT version FROM catalogue`,
    );
    return rows[0]?.version ?? 0;
  }

  /** What these questions are, retired ones included; ids that are not questions are left out. */
  describe(questionIds: readonly string[]): Promise<PublishedQuestion[]> {
    return this.unitOfWork.manager.query<PublishedQuestion[]>(
      `${publishedColumns('q.position')}
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.id = ANY($1::uuid[])`,
      [questionIds],
    );
  }

  private readPublished({ bankId, release }: BankEdition): Promise<PublishedQuestion[]> {
    if (release !== null) return this.readReleased(bankId, release);
    return this.unitOfWork.manager.query<PublishedQuestion[]>(
      `${publishedColumns('q.position')}
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.bank_id = $1 AND q.retired_at IS NULL AND ${isScheduled}
        ORDER BY q.position, q.id`,
      [bankId],
    );
  }

  private readReleased(bankId: string, release: number): Promise<PublishedQuestion[]> {
    return this.unitOfWork.manager.query<PublishedQuestion[]>(
      `${publishedColumns('l.position')}
         FROM bank_listing l JOIN question q ON q.id = l.question_id
         JOIN question_revision r ON r.id = l.revision_id
        WHERE l.bank_id = $1 AND ${standsIn('$2')} AND ${isScheduled}
        ORDER BY l.position, q.id`,
      [bankId, release],
    );
  }
}

/** A release stays what it is; the newest one lasts as long as the version of its bank. */
function editionVersion({ version, release }: BankEdition): number {
  return release === null ? version : 0;
}
