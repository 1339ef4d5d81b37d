import { describe, expect, it } from '@jest/globals';
import { readRealLog, realLogRows } from '../../../test/support/real-log.js';
import { daysBetween } from './days-between.js';
import { foldEvents } from './fold-events.js';
import type { FoldedEvent } from './fold-events.js';
import type { ReviewRecorded } from './review-event.js';
import { FIRST_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';

const cardOf = (...log: Parameters<typeof foldEvents>) => foldEvents(...log).card;

/** What the reference implementation of FSRS-6 makes of the real log with the default weights. */
const parametersOf = () => FIRST_SCHEDULING_PARAMETERS;

interface ReferenceRow {
  readonly cardId: string;
  readonly deltaDays: number;
  readonly stability: number;
  readonly difficulty: number;
}

const reference = realLogRows('real-log.reference.csv').map(
  ([cardId = '', , , delta, stability, difficulty]): ReferenceRow => ({
    cardId,
    deltaDays: Number(delta),
    stability: Number(stability),
    difficulty: Number(difficulty),
  }),
);

function byCard(events: readonly ReviewRecorded[]): Map<string, ReviewRecorded[]> {
  return Map.groupBy(events, ({ questionId }) => questionId);
}

function deltaDaysOf({ before, event }: FoldedEvent): number {
  const last = before.lastReviewDay;
  return last === null ? 0 : Math.max(0, daysBetween(last, event.studyDay));
}

describe('replay of a real log of 12,580 reviews', () => {
  const events = readRealLog();
  const logs = byCard(events);
  const folded = new Map(
    [...logs.values()].flatMap((log) =>
      foldEvents(log, parametersOf).events.map((step) => [step.event.id, step] as const),
    ),
  );
  const pairs = reference.flatMap((row, index) => {
    const step = folded.get(String(index).padStart(6, '0'));
    return step === undefined ? [] : [{ row, step }];
  });

  it('finds every review of the reference', () => {
    expect(events).toHaveLength(12_580);
    expect(pairs).toHaveLength(12_580);
    expect(pairs.every(({ row, step }) => row.cardId === step.event.questionId)).toBe(true);
    expect(pairs.every(({ step }) => step.effect === 'applied')).toBe(true);
  });

  it('counts the same days between reviews, across zones and daylight saving time', () => {
    const wrong = pairs.filter(({ row, step }) => deltaDaysOf(step) !== row.deltaDays);
    expect(wrong).toEqual([]);
  });

  it.each(['stability', 'difficulty'] as const)('has the same %s after each review', (field) => {
    const errors = pairs.map(({ row, step }) => {
      const value = step.after[field] ?? Number.NaN;
      return Math.abs(value - row[field]) / row[field];
    });
    expect(Math.max(...errors)).toBeLessThan(1e-3);
  });

  it('takes less than half a second of a processor, study days included', () => {
    const elapsedMs = bestOf(8, () => {
      for (const log of byCard(readRealLog()).values()) cardOf(log, parametersOf);
    });
    expect(elapsedMs).toBeLessThan(500);
  });

  it('folds tens of thousands of reviews a second', () => {
    const elapsedMs = bestOf(5, () => {
      for (const log of logs.values()) cardOf(log, parametersOf);
    });
    // Far under what an idle machine does, and jest's own module realm costs most of that already.
    expect(events.length / (elapsedMs / 1000)).toBeGreaterThan(20_000);
  });
});

/** Processor time of the quickest run, in ms: what else the machine does must not decide. */
function bestOf(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.threadCpuUsage();
    work();
    return process.threadCpuUsage(before).user / 1000;
  });
  return Math.min(...times);
}
