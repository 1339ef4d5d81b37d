import type { JudgedSheet } from '../../attempts/domain/judged-sheet.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { JudgedAnswer, LevelSheet } from './question-agreement.js';

/** An answer with all judgements of it, and since when there is something to compare; null before. */
export interface LinedUpAnswer extends JudgedAnswer {
  readonly learnerId: string;
  /** By a second peer. */
  readonly peersSince: Date | null;
  /** By the author, and settled. */
  readonly settledSince: Date | null;
  /** By a peer and a coach. */
  readonly coachedSince: Date | null;
}

/** What stands for a criterion in a sheet: its place in the rubric, which all questions have alike. */
export function placesOf(criteria: readonly Criterion[]): string[] {
  return criteria.map((_, place) => String(place));
}

/**
 * Sorts judgements of answers to one question by answer. Of each grader's sheets of a kind the latest
 * counts, since the first; of several coaches, and of several settlements, the latest. Levels that the
 * rubric does not know are as good as not asked.
 */
export function lineUpAnswers(
  criteria: readonly Criterion[],
  sheets: readonly JudgedSheet[],
): LinedUpAnswer[] {
  const read = sheetReader(criteria);
  const byAnswer = Map.groupBy(sheets, ({ learnerId, attemptId }) => `${learnerId} ${attemptId}`);
  return Array.from(byAnswer.values(), (ofAnswer) => lineUp(ofAnswer, read));
}

function lineUp(
  sheets: readonly JudgedSheet[],
  read: (sheet: JudgedSheet) => LevelSheet,
): LinedUpAnswer {
  const of = (kind: JudgedSheet['kind']): JudgedSheet[] =>
    latestOfEach(sheets.filter((sheet) => sheet.kind === kind));
  const [peers, self, settled, coach] = [of('peer'), of('self'), of('settlement'), of('coach')];
  const readLast = (given: readonly JudgedSheet[]): LevelSheet | null =>
    given.map(read).at(-1) ?? null;
  const [firstPeer, secondPeer] = peers.map(({ since }) => since).toSorted(byTime);
  return {
    learnerId: sheets[0]?.learnerId ?? '',
    peers: peers.map(read),
    self: readLast(self),
    settled: readLast(settled),
    coach: readLast(coach),
    peersSince: secondPeer ?? null,
    settledSince: laterOf(self.at(-1)?.since, settled.at(-1)?.since),
    coachedSince: laterOf(firstPeer, coach.at(-1)?.since),
  };
}

/** One sheet of each grader, the last one since the first, in the order in which they last spoke. */
function latestOfEach(sheets: readonly JudgedSheet[]): JudgedSheet[] {
  const latest = new Map<string, JudgedSheet>();
  for (const sheet of sheets.toSorted((one, other) => one.number - other.number)) {
    const { since } = latest.get(sheet.graderId) ?? sheet;
    latest.set(sheet.graderId, { ...sheet, since });
  }
  return Array.from(latest.values()).toSorted((one, other) => one.number - other.number);
}

function byTime(one: Date, other: Date): number {
  return one.getTime() - other.getTime();
}

function laterOf(one: Date | undefined, other: Date | undefined): Date | null {
  if (one === undefined || other === undefined) return null;
  return one > other ? one : other;
}

/** Sheets that are filled in alike share their levels, and then what is read of them. */
function sheetReader(criteria: readonly Criterion[]): (sheet: JudgedSheet) => LevelSheet {
  const known = new Map<JudgedSheet['levels'], LevelSheet>();
  const values = new Map(
    criteria.map(({ key, levels }, place) => [
      key,
      { place: String(place), levels: new Map(levels.map((level) => [level.key, level.value])) },
    ]),
  );
  return ({ levels }) => {
    const read =
      known.get(levels) ??
      new Map(
        levels.flatMap(({ criterionKey, levelKey }) => {
          const criterion = values.get(criterionKey);
          const value = criterion?.levels.get(levelKey);
          return criterion === undefined || value === undefined
            ? []
            : [[criterion.place, value] as const];
        }),
      );
    known.set(levels, read);
    return read;
  };
}
