import { writeCsv, type CsvCell } from '../platform/csv/write-csv.js';
import { toChangeResponse } from './change.dto.js';
import { changeCauses } from './domain/change-parts.js';
import type { Snapshot } from './domain/snapshot.js';
import type { ScoreHistory } from './score-history.service.js';

const columns = [
  'snapshot_id',
  'learner_id',
  'target_id',
  'target',
  'as_of',
  'study_day',
  'interview_day',
  'origin',
  'final',
  'status',
  'score',
  'low80',
  'high80',
  'sd',
  'mock_low80',
  'mock_high80',
  'pass_probability',
  'bar',
  'coverage',
  'attempts',
  'change',
  'change_time',
  'change_practice',
  'change_regrades',
  'change_blueprint',
  'change_memory_model',
  'change_formula',
  'explanation',
  'formula',
  'job_version',
  'input_hash',
];

/** A row for each snapshot, the oldest first. The parts of a change are empty on the first of a target. */
export function writeHistoryCsv({ target, snapshots }: ScoreHistory): string {
  return writeCsv(
    columns,
    snapshots.map((snapshot) => toRow(snapshot, target.name)),
  );
}

function toRow(snapshot: Snapshot, targetName: string): CsvCell[] {
  const change = toChangeResponse(snapshot);
  const { score, low80, high80, sd, mockLow80, mockHigh80, passProbability, bar } = snapshot;
  return [
    snapshot.id,
    snapshot.learnerId,
    snapshot.targetId,
    targetName,
    snapshot.asOf.toISOString(),
    snapshot.studyDay,
    snapshot.interviewDay,
    snapshot.origin,
    snapshot.isFinal,
    snapshot.status,
    score,
    low80,
    high80,
    sd,
    mockLow80,
    mockHigh80,
    passProbability,
    bar,
    snapshot.coverage,
    snapshot.attempts,
    change?.score.total ?? null,
    ...changeCauses.map((cause) => change?.score[cause] ?? null),
    change?.explanation.join(' ') ?? null,
    snapshot.formula,
    snapshot.jobVersion,
    snapshot.inputHash,
  ];
}
