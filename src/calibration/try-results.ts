import { Injectable } from '@nestjs/common';
import type { Criterion } from '../question-bank/domain/rubric.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { CalibrationAnchorRepository } from './calibration-anchor.repository.js';
import { CalibrationTryRepository } from './calibration-try.repository.js';
import type { Anchor, AnchorItem, LevelGiven } from './domain/anchor.js';
import type { CalibrationTry } from './domain/calibration-try.js';
import { judgeTry, type CriterionCall, type TryJudgement } from './domain/judge-try.js';
import { showsLevels } from './domain/shows-levels.js';

/** One criterion as two people saw it. */
export interface SeenCriterion {
  readonly criterion: Criterion;
  readonly call: CriterionCall;
  readonly own: LevelGiven;
  readonly expert: AnchorItem;
}

/** A try with all that its learner is told of it. */
export interface ShownTry {
  readonly taken: CalibrationTry;
  readonly anchor: Anchor;
  readonly bankId: string;
  /** In rubric order. */
  readonly seen: readonly SeenCriterion[];
  readonly judgement: TryJudgement;
  /** Whether the levels of the expert are laid out too. */
  readonly showsLevels: boolean;
}

/** What learners are told of their tries. Answer and levels of an anchor that was tried never change. */
@Injectable()
export class TryResults {
  constructor(
    private readonly anchors: CalibrationAnchorRepository,
    private readonly tries: CalibrationTryRepository,
    private readonly questions: QuestionReader,
  ) {}

  /** In the order in which they were given. */
  async describe(learnerId: string, taken: readonly CalibrationTry[]): Promise<ShownTry[]> {
    const ids = [...new Set(taken.map(({ anchorId }) => anchorId))];
    const anchors = new Map((await this.anchors.listAmong(ids)).map((each) => [each.id, each]));
    const facts = await this.anchors.factsOf(ids);
    const outcomes = Map.groupBy(
      await this.tries.listOutcomes(learnerId, ids),
      ({ anchorId }) => anchorId,
    );
    await this.questions.getRevisions(Array.from(anchors.values(), (each) => each.revisionId));
    const shown: ShownTry[] = [];
    for (const each of taken) {
      const [anchor, fact] = [anchors.get(each.anchorId), facts.get(each.anchorId)];
      if (anchor === undefined || fact === undefined) continue;
      const { revisionId, candidateLevel, items } = anchor;
      const criteria = await this.questions.getCriteria(revisionId, candidateLevel);
      const judgement = judgeTry(criteria, items, each.items);
      shown.push({
        taken: each,
        anchor,
        bankId: fact.bankId,
        seen: sideBySide(criteria, { judgement, expert: items, own: each.items }),
        judgement,
        showsLevels: showsLevels(outcomes.get(each.anchorId) ?? []),
      });
    }
    return shown;
  }
}

/** All three name every criterion, else there were no judgement. */
function sideBySide(
  criteria: readonly Criterion[],
  {
    judgement,
    expert,
    own,
  }: { judgement: TryJudgement; expert: readonly AnchorItem[]; own: readonly LevelGiven[] },
): SeenCriterion[] {
  const [calls, theirs, mine] = [
    byCriterion(judgement.criteria),
    byCriterion(expert),
    byCriterion(own),
  ];
  return criteria.flatMap((criterion) => {
    const { key } = criterion;
    const [call, item, given] = [calls.get(key), theirs.get(key), mine.get(key)];
    if (call === undefined || item === undefined || given === undefined) return [];
    return [{ criterion, call, expert: item, own: given }];
  });
}

function byCriterion<Row extends { readonly criterionKey: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.criterionKey, row]));
}
