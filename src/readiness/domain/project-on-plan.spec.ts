import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextMemory, retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import { FIRST_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { projectOnPlan, type PlannedCard, type PlanSetting } from './project-on-plan.js';

const { weights } = FIRST_SCHEDULING_PARAMETERS;
const setting: PlanSetting = {
  clock: { zone: 'UTC', rolloverHour: 4 },
  parameters: FIRST_SCHEDULING_PARAMETERS,
  asOf: new Date('2026-03-02T09:00:00Z'),
  interviewDay: '2026-03-20',
};
const noonOf = (day: string) => Date.parse(`${day}T16:00:00Z`);

const card = (changes: Partial<PlannedCard> = {}): PlannedCard => ({
  questionId: 'a',
  stability: 10,
  difficulty: 5,
  lastReviewAtMs: Date.parse('2026-02-25T09:00:00Z'),
  lastReviewDay: '2026-02-25',
  dueDay: '2026-03-07',
  dueAtMs: null,
  suspended: false,
  ...changes,
});
const asItIs = ({ questionId, stability, difficulty, lastReviewAtMs }: PlannedCard) => {
  return { questionId, stability, difficulty, lastReviewAtMs };
};

describe('projectOnPlan', () => {
  it('answers Good on every due day before the interview', () => {
    const once = nextMemory({ stability: 10, difficulty: 5 }, 10, 3, weights);
    expect(projectOnPlan([card()], [], setting)).toEqual([
      { questionId: 'a', ...once, lastReviewAtMs: noonOf('2026-03-07') },
    ]);
    const early = card({ stability: 2, dueDay: '2026-03-03', lastReviewDay: '2026-03-01' });
    const first = nextMemory({ stability: 2, difficulty: 5 }, 2, 3, weights);
    const interval = Math.round(first.stability);
    const second = nextMemory(first, interval, 3, weights);
    expect(interval).toBe(8);
    expect(projectOnPlan([early], [], setting)).toEqual([
      { questionId: 'a', ...second, lastReviewAtMs: noonOf('2026-03-11') },
    ]);
  });

  it('does what is overdue today, and not before now', () => {
    const overdue = card({ dueDay: '2026-02-27' });
    const after = nextMemory({ stability: 10, difficulty: 5 }, 5, 3, weights);
    const late = { ...setting, asOf: new Date('2026-03-02T20:00:00Z'), interviewDay: '2026-03-04' };
    expect(projectOnPlan([overdue], [], late)).toEqual([
      { questionId: 'a', ...after, lastReviewAtMs: late.asOf.getTime() },
    ]);
  });

  it('takes a card in a step up on the day its step ends', () => {
    const step = card({ dueDay: null, dueAtMs: Date.parse('2026-03-03T03:00:00Z') });
    const [memory] = projectOnPlan([step], [], { ...setting, interviewDay: '2026-03-05' });
    expect(memory?.lastReviewAtMs).toBe(noonOf('2026-03-02'));
  });

  it('leaves alone what is suspended, due on the day or later, or never comes back', () => {
    const others = [
      card({ questionId: 'suspended', suspended: true }),
      card({ questionId: 'that day', dueDay: '2026-03-20' }),
      card({ questionId: 'nowhere', dueDay: null }),
    ];
    expect(projectOnPlan(others, [], setting)).toEqual(others.map(asItIs));
  });

  it('meets new questions on their days, and reviews them when they come back', () => {
    const first = nextMemory(null, 0, 3, weights);
    // Good passes the only learning step.
    const interval = Math.round(first.stability);
    expect(interval).toBe(2);
    const meetings = [
      { questionId: 'late', day: '2026-03-19' },
      { questionId: 'then', day: '2026-03-18' },
      { questionId: 'too late', day: '2026-03-20' },
      { questionId: 'overdue', day: '2026-03-01' },
    ];
    const memories = projectOnPlan([], meetings, { ...setting, interviewDay: '2026-03-20' });
    expect(memories.map(({ questionId }) => questionId)).toEqual(['late', 'then', 'overdue']);
    expect(memories[0]).toEqual({
      questionId: 'late',
      ...first,
      lastReviewAtMs: noonOf('2026-03-19'),
    });
    expect(memories[2]?.lastReviewAtMs).toBeGreaterThan(noonOf('2026-03-04'));
  });

  it('meets nothing twice', () => {
    const meetings = [
      { questionId: 'a', day: '2026-03-05' },
      { questionId: 'b', day: '2026-03-06' },
      { questionId: 'b', day: '2026-03-07' },
    ];
    const forgotten = card({ questionId: 'b', stability: null, difficulty: null });
    const memories = projectOnPlan([card(), forgotten], meetings, setting);
    expect(memories.map(({ questionId }) => questionId)).toEqual(['a', 'b']);
  });

  it('walks no further than what can be told at the interview, where cards come back every day', () => {
    const parameters = { ...FIRST_SCHEDULING_PARAMETERS, maximumIntervalDays: 1 };
    const daily = { ...setting, parameters, interviewDay: '2028-03-01' };
    const days = (Date.parse(daily.interviewDay) - Date.parse('2026-03-07')) / 86_400_000;
    let exact = nextMemory({ stability: 10, difficulty: 5 }, 10, 3, weights);
    for (let day = 1; day < days; day += 1) exact = nextMemory(exact, 1, 3, weights);
    const walked = projectOnPlan([card()], [], daily);
    expect(walked).toMatchObject([{ lastReviewAtMs: noonOf('2028-02-29') }]);
    const recall = walked.map(({ stability }) => retrievabilityAfter(weights, 1.5, stability));
    expect(retrievabilityAfter(weights, 1.5, exact.stability) - (recall[0] ?? 0)).toBeLessThan(
      0.001,
    );
    // Stability would still grow with each of the days that were passed over.
    expect(walked[0]?.stability).toBeLessThan(exact.stability / 2);
  });

  it('never forgets more than doing nothing, and looks no further than the eve', () => {
    const day = fc.integer({ min: 0, max: 60 });
    const dayOf = (offset: number) =>
      new Date(Date.parse('2026-02-01T00:00:00Z') + offset * 86_400_000).toISOString().slice(0, 10);
    const cards = fc.record({
      stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      due: day,
      until: fc.integer({ min: 30, max: 200 }),
    });
    fc.assert(
      fc.property(cards, ({ stability, difficulty, due, until }) => {
        const one = card({
          stability,
          difficulty,
          dueDay: dayOf(due),
          lastReviewDay: '2026-02-01',
        });
        const interviewDay = dayOf(until);
        const [memory] = projectOnPlan([one], [], { ...setting, interviewDay });
        expect(memory?.stability).toBeGreaterThanOrEqual(stability - 1e-6);
        expect(memory?.lastReviewAtMs).toBeLessThan(noonOf(interviewDay));
      }),
      { numRuns: 500 },
    );
  });
});
