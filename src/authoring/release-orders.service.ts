import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import type { StandingQuestion } from '../question-bank/domain/standing-question.js';
import { StandingQuestionReader } from '../question-bank/standing-question.reader.js';
import type { ReleaseOrder } from './domain/release-order.js';
import { retirementProblems } from './domain/retirement-problems.js';
import type { Surroundings } from './draft-linter.service.js';
import { DraftRepository } from './draft.repository.js';
import type { DraftHead } from './named-document.js';

/** An order whose every name was found. */
export interface FoundOrder extends Surroundings {
  readonly bankId: string;
  readonly retire: readonly StandingQuestion[];
  readonly restore: readonly StandingQuestion[];
}

/** Finds what orders name. */
@Injectable()
export class ReleaseOrders {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly questions: StandingQuestionReader,
  ) {}

  /**
   * @param isLocked whether nobody may change the drafts until the transaction ends
   * @throws AppError rule-violated for names of nothing, conflict for drafts at other versions
   */
  async find(
    bankId: string,
    order: ReleaseOrder,
    { isLocked }: { isLocked: boolean },
  ): Promise<FoundOrder> {
    const all = await (isLocked ? this.drafts.lockHeads(bankId) : this.drafts.listHeads(bankId));
    const wanted = order.draftIds === null ? null : new Set(order.draftIds);
    const coming = all.filter(({ questionId }) => wanted === null || wanted.has(questionId));
    const standing = await this.questions.list(bankId);
    const problems = [
      ...lostDrafts(order, coming),
      ...misplaced(order, standing, coming),
      ...retirementProblems(standing, order, {
        drafted: new Set(coming.map(({ questionId }) => questionId)),
        draftedSlugs: new Set(coming.map(({ slug }) => slug)),
      }),
    ];
    if (problems.length > 0) throw ruleViolated(problems);
    assertSeen(order, coming);
    const byId = new Map(standing.map((question) => [question.questionId, question]));
    const named = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
    const returning = new Set(order.restore);
    return {
      bankId,
      coming,
      leaving: new Set(order.retire),
      standing: standing.map((question) =>
        returning.has(question.questionId) ? { ...question, isRetired: false } : question,
      ),
      retire: named(order.retire),
      restore: named(order.restore),
    };
  }
}

function lostDrafts({ draftIds }: ReleaseOrder, coming: readonly DraftHead[]): FieldProblem[] {
  const found = new Set(coming.map(({ questionId }) => questionId));
  const detail = 'is no draft of this bank';
  return (draftIds ?? []).flatMap((id, index) =>
    found.has(id) ? [] : [{ pointer: `#/draftIds/${index}`, code: 'unknown-reference', detail }],
  );
}

function misplaced(
  { retire, restore }: ReleaseOrder,
  standing: readonly StandingQuestion[],
  coming: readonly DraftHead[],
): FieldProblem[] {
  const byId = new Map(standing.map((question) => [question.questionId, question]));
  const drafted = new Set(coming.map(({ questionId }) => questionId));
  const check = (list: string, ids: readonly string[], isRetired: boolean): FieldProblem[] =>
    ids.flatMap((id, index) => {
      const pointer = `#/${list}/${index}`;
      const question = byId.get(id);
      if (question === undefined) {
        return [{ pointer, code: 'unknown-reference', detail: 'is no question of this bank' }];
      }
      if (drafted.has(id)) {
        return [{ pointer, code: 'also-drafted', detail: 'has a draft in this release too' }];
      }
      if (question.isRetired === isRetired) return [];
      const detail = isRetired ? 'is not retired' : 'is retired already';
      return [{ pointer, code: 'wrong-state', detail }];
    });
  return [...check('retire', retire, false), ...check('restore', restore, true)];
}

/** @throws AppError conflict */
function assertSeen({ draftVersions }: ReleaseOrder, coming: readonly DraftHead[]): void {
  const versions = new Map(coming.map(({ questionId, version }) => [questionId, version]));
  const errors = draftVersions.flatMap(({ id, version }, index) => {
    if (versions.get(id) === version) return [];
    const detail = 'is not what stands there now: read the draft again';
    return [{ pointer: `#/draftVersions/${index}`, code: 'changed', detail }];
  });
  if (errors.length === 0) return;
  throw new AppError('conflict', 'A draft changed after you read it.', { errors });
}
