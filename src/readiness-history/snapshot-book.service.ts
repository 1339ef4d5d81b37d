import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Ids } from '../platform/config/ids.js';
import type { Assessment } from '../readiness/assessments.service.js';
import { addChanges } from './domain/add-changes.js';
import type { ChangeParts } from './domain/change-parts.js';
import { explainChange } from './domain/explain-change.js';
import type { TargetKey } from './domain/interview-key.js';
import type { Snapshot, SnapshotFigures } from './domain/snapshot.js';
import { SnapshotBasisRepository, type SnapshotBasis } from './snapshot-basis.repository.js';
import { SnapshotRepository, type KeptSnapshot } from './snapshot.repository.js';

/** Of one target, kept until they are deleted. */
const mostAsked = 200;

/** On what terms a snapshot is taken. */
export type SnapshotTerms = Pick<Snapshot, 'origin' | 'isFinal' | 'studyDay'>;

/**
 * Keeps scores as they were told, each with its change since the one before. What is called here runs in
 * one transaction with the basis locked.
 */
@Injectable()
export class SnapshotBook {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly bases: SnapshotBasisRepository,
    private readonly ids: Ids,
  ) {}

  lock(key: TargetKey): Promise<SnapshotBasis> {
    return this.bases.lock(key);
  }

  /** @throws AppError invalid-state for a target that has as many as are kept of one */
  async assertRoom(key: TargetKey): Promise<void> {
    if ((await this.snapshots.countAsked(key)) < mostAsked) return;
    const detail = `You asked for ${mostAsked} snapshots of this target; delete one before.`;
    throw new AppError('invalid-state', detail);
  }

  /** Without a graded answer there is no score to keep. @returns null then */
  async keep(
    { target, input, report }: Assessment,
    terms: SnapshotTerms,
    basis: SnapshotBasis,
  ): Promise<Snapshot | null> {
    const figures = figuresOf(report);
    if (figures === null) {
      await this.bases.save(basis);
      return null;
    }
    const snapshot: KeptSnapshot = {
      learnerId: target.learnerId,
      id: this.ids.next(),
      targetId: target.id,
      ...terms,
      ...figures,
      asOf: new Date(input.asOfMs),
      interviewDay: target.interviewDay,
      interviewAt: input.interviewAtMs === null ? null : new Date(input.interviewAtMs),
      formula: report.formula,
      jobVersion: report.jobVersion,
      inputHash: report.inputHash,
      report: JSON.stringify(report),
      change: changeSince(basis, input),
    };
    await this.snapshots.insert(snapshot);
    const { score: toldScore, passProbability: toldPassProbability } = figures;
    await this.bases.save({ ...basis, input, toldScore, toldPassProbability, carried: null });
    return snapshot;
  }

  /** Lets the last snapshot before an interview stand for it. */
  async settle(basis: SnapshotBasis, interviewDay: string): Promise<void> {
    const { learnerId, targetId } = basis;
    await this.snapshots.freezeLast({ learnerId, targetId, interviewDay });
    await this.bases.save(basis);
  }

  /**
   * What the snapshot explained is explained by the next one from then on, which now follows the one
   * before.
   */
  async remove(snapshot: Snapshot, basis: SnapshotBasis): Promise<void> {
    const { change } = snapshot;
    const next = await this.snapshots.findNext(snapshot);
    await this.snapshots.remove(snapshot);
    if (next === null) await this.bases.save(withoutLast(basis, change));
    else await this.snapshots.changeExplanation(next, merged(change, next.change));
  }
}

function figuresOf(report: Assessment['report']): SnapshotFigures | null {
  const { status, score, low80, high80, sd, mockLow80, mockHigh80, passProbability } = report;
  if (status === 'no-data' || score === null || low80 === null || high80 === null) return null;
  if (sd === null || mockLow80 === null || mockHigh80 === null || passProbability === null) {
    return null;
  }
  const { bar, coverage, attempts } = report;
  const range = { score, low80, high80, sd, mockLow80, mockHigh80 };
  return { status, ...range, passProbability, bar, coverage, attempts };
}

function changeSince(basis: SnapshotBasis, input: Assessment['input']): ChangeParts | null {
  const { input: before, toldScore: score, toldPassProbability: passProbability, carried } = basis;
  if (before === null || score === null || passProbability === null) return null;
  const change = explainChange(before, input, { score, passProbability });
  return carried === null ? change : addChanges(carried, change);
}

/** What is explained from when the last snapshot goes: as before, or nothing if it was the first. */
function withoutLast(basis: SnapshotBasis, change: ChangeParts | null): SnapshotBasis {
  const nothing = { input: null, toldScore: null, toldPassProbability: null, carried: null };
  if (change === null) return { ...basis, ...nothing };
  return { ...basis, carried: basis.carried === null ? change : addChanges(change, basis.carried) };
}

/** What the next one explains when this one goes: nothing if it is the first from then on. */
function merged(change: ChangeParts | null, next: ChangeParts | null): ChangeParts | null {
  return change === null || next === null ? null : addChanges(change, next);
}
