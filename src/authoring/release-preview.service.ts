import { Injectable } from '@nestjs/common';
import { mapInTurns } from '../platform/workers/map-in-turns.js';
import { compareFields } from '../question-bank/compare-questions.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { ReleaseWriter } from '../question-bank/release-writer.service.js';
import { BankDesk } from './bank-desk.service.js';
import type { PlannedChange, ReleaseOrder } from './domain/release-order.js';
import type { LintedDraft } from './draft-linter.service.js';
import { assertShort } from './release-authoring.service.js';
import type { ReleasePreviewResponse } from './release-authoring.dto.js';
import { ReleaseOrders, type FoundOrder } from './release-orders.service.js';
import {
  countChanges,
  Placement,
  planWhole,
  ReleasePlanner,
  type PlannedDraft,
} from './release-planner.service.js';

/** Says what publishing would do, and does nothing. */
@Injectable()
export class ReleasePreview {
  constructor(
    private readonly desk: BankDesk,
    private readonly orders: ReleaseOrders,
    private readonly planner: ReleasePlanner,
    private readonly releases: ReleaseWriter,
    private readonly questions: QuestionReader,
  ) {}

  /** @throws AppError not-found, forbidden, rule-violated, conflict */
  async preview(
    callerId: string,
    bankId: string,
    order: ReleaseOrder,
  ): Promise<ReleasePreviewResponse> {
    await this.desk.assertEdits(callerId, bankId);
    const found = await this.orders.find(bankId, order, { isLocked: false });
    assertShort(found);
    const judged: LintedDraft[] = [];
    for await (const batch of this.planner.judge(found)) judged.push(...batch);
    const changes = [
      ...(await this.changesOf(found, judged)),
      ...found.retire.map((question) => ({ ...namesOf(question), change: 'retired' as const })),
      ...found.restore.map((question) => ({ ...namesOf(question), change: 'restored' as const })),
    ];
    const counts = countChanges(changes.map(({ change }) => change));
    const edition = changes.length === 0 ? null : await this.releases.nextEdition(bankId, counts);
    const findings = judged.flatMap(({ draft, findings: list }) =>
      list.map((finding) => ({ draftId: draft.questionId, slug: draft.slug, ...finding })),
    );
    return {
      number: edition?.number ?? null,
      version: edition?.version ?? null,
      isPublishable: edition !== null && findings.every(({ severity }) => severity === 'warning'),
      ...counts,
      changes: changes.map(({ fields, ...change }) => ({ ...change, fields: [...fields] })),
      findings,
    };
  }

  /** Of drafts that are whole; those with errors are counted as if these were mended. */
  private async changesOf(
    found: FoundOrder,
    judged: readonly LintedDraft[],
  ): Promise<PlannedChange[]> {
    const placement = new Placement(found.standing);
    const planned = await planWhole(judged, placement);
    const revisions = await this.questions.getRevisions(
      planned.flatMap(({ before }) => before?.revisionId ?? []),
    );
    return (await mapInTurns(planned, (each) => toChange(each, revisions))).flat();
  }
}

function toChange(
  { draft, content, before, change, position }: PlannedDraft,
  revisions: ReadonlyMap<string, QuestionRevision>,
): PlannedChange[] {
  if (change === null) return [];
  const revision = revisions.get(before?.revisionId ?? '');
  const fields = revision === undefined ? [] : compareFields(revision, content);
  const isMoved = before !== null && before.position !== position;
  return [
    {
      questionId: draft.questionId,
      slug: draft.slug,
      title: content.title,
      change,
      fields: isMoved ? [...fields, 'position'] : fields,
    },
  ];
}

function namesOf({
  questionId,
  slug,
  title,
}: FoundOrder['retire'][number]): Omit<PlannedChange, 'change'> {
  return { questionId, slug, title, fields: [] };
}
