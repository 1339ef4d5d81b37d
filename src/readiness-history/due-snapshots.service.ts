import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { Clock } from '../kernel/clock.js';
import { interviewAt } from '../readiness/domain/interview-at.js';
import type { Target } from '../readiness/domain/target.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import type { TargetKey } from './domain/interview-key.js';
import { snapshotDue } from './domain/snapshot-due.js';
import { SnapshotBasisRepository } from './snapshot-basis.repository.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** A target that there is something to do for. */
export interface DueTarget {
  readonly learner: Learner;
  readonly target: Target;
  readonly due: NonNullable<ReturnType<typeof snapshotDue>>;
}

/** Finds out of many targets those whose snapshot is due, in as many statements as of one. */
@Injectable()
export class DueSnapshots {
  constructor(
    private readonly accounts: AccountReader,
    private readonly snapshots: SnapshotRepository,
    private readonly bases: SnapshotBasisRepository,
    private readonly clock: Clock,
  ) {}

  async listDue(targets: readonly Target[]): Promise<DueTarget[]> {
    const ids = Array.from(new Set(targets.map(({ learnerId }) => learnerId)));
    const accounts = await this.accounts.listByIds(ids);
    const learners = new Map(accounts.map((account) => [account.id, account]));
    const keys = targets.map(({ learnerId, id: targetId, interviewDay }) => {
      return { learnerId, targetId, interviewDay };
    });
    const looked = await this.bases.listLooked(keys);
    const lookedDays = new Map(looked.map((each) => [keyOf(each), each.lookedDay]));
    const interviews = keys.flatMap(({ interviewDay, ...key }) =>
      interviewDay === null ? [] : [{ ...key, interviewDay }],
    );
    const frozen = new Set((await this.snapshots.listFrozen(interviews)).map(keyOf));
    return targets.flatMap((target) => {
      const { learnerId, id: targetId, interviewDay } = target;
      const learner = learners.get(learnerId);
      if (learner === undefined) return [];
      const key = keyOf({ learnerId, targetId });
      const lookedDay = lookedDays.get(key) ?? null;
      const now = this.clock.now();
      const hasBegun = interviewDay !== null && now.getTime() >= interviewAt(interviewDay, learner);
      const course = { interviewDay, hasBegun, lookedDay, hasFinal: frozen.has(key) };
      const due = snapshotDue(course, studyDayOf(now, learner));
      return due === null ? [] : [{ learner, target, due }];
    });
  }
}

function keyOf({ learnerId, targetId }: TargetKey): string {
  return `${learnerId} ${targetId}`;
}
