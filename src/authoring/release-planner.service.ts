import { Injectable } from '@nestjs/common';
import type { ReleaseChange, ReleaseCounts } from '../question-bank/domain/bank-release.js';
import type { QuestionContent } from '../question-bank/domain/question-content.js';
import type { StandingQuestion } from '../question-bank/domain/standing-question.js';
import { mapInTurns } from '../platform/workers/map-in-turns.js';
import { contentHash, structureHash } from '../question-bank/content-hash.js';
import { changeOfDraft } from './domain/change-of-draft.js';
import type { Draft } from './domain/draft.js';
import { DraftLinter, type LintedDraft } from './draft-linter.service.js';
import { DraftRepository } from './draft.repository.js';
import type { FoundOrder } from './release-orders.service.js';
import { TextComparison } from './text-comparison.service.js';

/** A draft with what publishing it does. */
export interface PlannedDraft {
  readonly draft: Draft;
  readonly content: QuestionContent;
  readonly position: number;
  /** Null for a new question. */
  readonly before: StandingQuestion | null;
  /** Null when it says what is published, at the same place. */
  readonly change: ReleaseChange | null;
  /** Whether it needs a revision of its own. */
  readonly isRevised: boolean;
}

/** Drafts that are read, judged and written together. */
export const draftsAtOnce = 500;

/** Puts drafts into the order of their bank, batch by batch; those without a place come last. */
export class Placement {
  private readonly before: ReadonlyMap<string, StandingQuestion>;
  private next: number;

  constructor(standing: readonly StandingQuestion[]) {
    this.before = new Map(standing.map((question) => [question.questionId, question]));
    this.next = standing.reduce((last, { position }) => Math.max(last, position), -1) + 1;
  }

  plan(draft: Draft, content: QuestionContent): PlannedDraft {
    const before = this.before.get(draft.questionId) ?? null;
    const position = draft.position ?? before?.position ?? this.takeNext();
    const hashes = { contentHash: contentHash(content), structureHash: structureHash(content) };
    const change = changeOfDraft(before, { position, ...hashes });
    const isRevised = hashes.contentHash !== before?.contentHash;
    return { draft, content, position, before, change, isRevised };
  }

  private takeNext(): number {
    this.next += 1;
    return this.next - 1;
  }
}

/** Places the drafts that say everything they must. */
export async function planWhole(
  judged: readonly LintedDraft[],
  placement: Placement,
): Promise<PlannedDraft[]> {
  const planned = await mapInTurns(judged, ({ draft, content }) =>
    content === null ? [] : [placement.plan(draft, content)],
  );
  return planned.flat();
}

/** Reads and judges what an order names, in batches. */
@Injectable()
export class ReleasePlanner {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly linter: DraftLinter,
    private readonly texts: TextComparison,
  ) {}

  /** The drafts of an order with everything that is to be said about them. */
  async *judge(order: FoundOrder): AsyncGenerator<LintedDraft[]> {
    for await (const drafts of this.read(order)) {
      yield await this.texts.compare(await this.linter.lintDrafts(drafts, order), order);
    }
  }

  /** The drafts of an order. */
  async *read({ bankId, coming }: FoundOrder): AsyncGenerator<Draft[]> {
    for (let start = 0; start < coming.length; start += draftsAtOnce) {
      const some = coming.slice(start, start + draftsAtOnce);
      yield await this.drafts.listByIds(
        bankId,
        some.map(({ questionId }) => questionId),
      );
    }
  }
}

/** How many questions a release changes, and how. */
export function countChanges(changes: readonly ReleaseChange[]): ReleaseCounts {
  const counts = { added: 0, restored: 0, rescored: 0, reworded: 0, moved: 0, retired: 0 };
  for (const change of changes) counts[change] += 1;
  return counts;
}
