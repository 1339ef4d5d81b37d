import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './add-days.js';
import { foldEvents } from './fold-events.js';
import { newCard } from './new-card.js';
import { previewCard } from './preview-card.js';
import type { Rating, ReviewEvent, ReviewSource } from './review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import { studyDayOf } from './study-day.js';

const cardOf = (...log: Parameters<typeof foldEvents>) => foldEvents(...log).card;

const OWNER = { learnerId: 'ada', questionId: 'cap' };
const CLOCK = { zone: 'UTC', rolloverHour: 4 };
const PARAMETERS: readonly SchedulingParameters[] = [
  DEFAULT_SCHEDULING_PARAMETERS,
  {
    ...DEFAULT_SCHEDULING_PARAMETERS,
    version: 1,
    desiredRetention: 0.8,
    maximumIntervalDays: 60,
    suspendsLeeches: true,
    weekdayLoads: ['normal', 'normal', 'reduced', 'normal', 'normal', 'minimum', 'minimum'],
  },
  {
    ...DEFAULT_SCHEDULING_PARAMETERS,
    version: 2,
    learningStepsMinutes: [1, 10, 60],
    relearningStepsMinutes: [],
    fuzz: false,
  },
];
const parametersOf = (version: number) => PARAMETERS[version] ?? DEFAULT_SCHEDULING_PARAMETERS;
const fold = (events: readonly ReviewEvent[]) => cardOf(events, parametersOf, OWNER);

type Kind = ReviewEvent['kind'];

/** What an event is drawn from; targets are places in the log, so that they exist. */
interface Draw {
  readonly kind: Kind;
  readonly gapSeconds: number;
  readonly rating: Rating;
  readonly source: ReviewSource;
  readonly target: number;
  readonly version: number;
  readonly tieBreak: number;
}

const KINDS: readonly Kind[] = [
  'review',
  'review',
  'review',
  'review',
  'practice',
  'correction',
  'void',
  'unvoid',
  'forget',
  'set-due',
  'suspend',
  'unsuspend',
  'bury',
  'reschedule',
];

const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom(...KINDS),
  // Equal instants, the last minute, the same day, days and months all matter.
  gapSeconds: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 90, max: 80_000 }),
    fc.integer({ min: 80_000, max: 10_000_000 }),
  ),
  rating: fc.constantFrom<Rating>(1, 2, 3, 4),
  source: fc.constantFrom<ReviewSource>('direct', 'self', 'peer', 'import'),
  target: fc.nat(),
  version: fc.integer({ min: 0, max: 2 }),
  tieBreak: fc.integer({ min: 0, max: 9 }),
});

const log = fc.array(draw, { minLength: 1, maxLength: 40 }).map(toLog);

function toLog(draws: readonly Draw[]): ReviewEvent[] {
  let ms = Date.parse('2024-01-01T12:00Z');
  // An id that starts with chance makes the order at one instant differ from the order of writing.
  const idAt = (index: number) => `${draws[index]?.tieBreak}-${String(index).padStart(3, '0')}`;
  const targets = draws.flatMap(({ kind }, index) =>
    kind === 'void' || kind === 'unvoid' ? [] : [idAt(index)],
  );
  return draws.map((drawn, index): ReviewEvent => {
    ms += drawn.gapSeconds * 1000;
    return eventFrom(drawn, {
      id: idAt(index),
      occurredAt: new Date(ms),
      targetId: targets[drawn.target % Math.max(1, targets.length)] ?? 'none',
    });
  });
}

function eventFrom(
  { kind, rating, source, version, target }: Draw,
  { id, occurredAt, targetId }: { id: string; occurredAt: Date; targetId: string },
): ReviewEvent {
  const studyDay = studyDayOf(occurredAt, CLOCK);
  const placed = { ...OWNER, id, occurredAt, receivedAt: occurredAt, zone: 'UTC', studyDay };
  const common = { ...placed, durationMs: null, parametersVersion: version };
  switch (kind) {
    case 'practice':
      return { ...common, kind, rating, attemptId: null };
    case 'correction':
      return { ...common, kind, rating, source, targetId };
    case 'void':
    case 'unvoid':
      return { ...common, kind, targetId };
    case 'set-due':
      return { ...common, kind, dueDay: `2025-01-0${1 + (target % 9)}` };
    case 'review': {
      const dueDay = chosenDay(studyDay, target);
      return { ...common, kind, rating, source, attemptId: null, policy: null, dueDay };
    }
    default:
      return { ...common, kind };
  }
}

/** Some within what fuzz allows, some outside, some none. */
function chosenDay(studyDay: string, target: number): string | null {
  return target % 3 === 0 ? null : addDays(studyDay, target % 40);
}

/** A moment after everything in the log, by which the log is at rest. */
const LATER = new Date('2099-01-01T00:00Z');
function after(kind: 'void' | 'unvoid', id: string, targetId: string): ReviewEvent {
  const times = { occurredAt: LATER, receivedAt: LATER, zone: 'UTC', studyDay: '2098-12-31' };
  return { ...OWNER, ...times, id, kind, targetId, durationMs: null, parametersVersion: 0 };
}

const RUNS = { numRuns: 1000 };

describe('any log', () => {
  it('comes to the same card in any order of arrival', () => {
    const arrivals = log.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      ),
    );
    fc.assert(
      fc.property(arrivals, ([events, arrived]) => {
        expect(fold(arrived)).toEqual(fold(events));
      }),
      RUNS,
    );
  });

  it('taking an event back is as if it had never been, but for the version', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, pick) => {
        const target = events[pick % events.length];
        if (target === undefined || target.kind === 'void' || target.kind === 'unvoid') return;
        const without = events.filter((event) => event !== target);
        const undone = fold([...events, after('void', 'y', target.id)]);
        expect(undone).toEqual({ ...fold(without), version: events.length + 1 });
      }),
      RUNS,
    );
  });

  it('undoing and redoing changes nothing but the version', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, pick) => {
        const target = events[pick % events.length];
        const voidedBefore = foldEvents(events, parametersOf).events.some(
          ({ event, effect }) => event === target && effect === 'voided',
        );
        if (target === undefined || voidedBefore) return;
        if (target.kind === 'void' || target.kind === 'unvoid') return;
        const [undo, redo] = [after('void', 'y', target.id), after('unvoid', 'z', target.id)];
        const restored = fold([...events, undo, redo]);
        expect(restored).toEqual({ ...fold(events), version: events.length + 2 });
      }),
      RUNS,
    );
  });

  it('gives a card whose columns fit its state', () => {
    fc.assert(
      fc.property(log, (events) => {
        const card = fold(events);
        const isStep = card.state === 'learning' || card.state === 'relearning';
        expect(card.dueDay !== null).toBe(card.state === 'review');
        expect([card.dueAt !== null, card.step !== null]).toEqual([isStep, isStep]);
        const memory = [card.stability, card.difficulty, card.lastReviewAt, card.introducedDay];
        expect(memory.every((column) => (column === null) === (card.state === 'new'))).toBe(true);
        expect(card.version).toBe(events.length);
      }),
      RUNS,
    );
  });

  it('tells its story without gaps: each event begins where the one before ended', () => {
    fc.assert(
      fc.property(log, (events) => {
        const { card, events: steps } = foldEvents(events, parametersOf);
        const befores = steps.map(({ before }) => before);
        const afters = steps.map(({ after: end }) => end);
        expect(befores).toEqual([newCard(OWNER, events.length), ...afters.slice(0, -1)]);
        expect(afters.at(-1)).toEqual(card);
        const idle = steps.filter(({ effect }) => effect !== 'applied');
        expect(idle.every(({ before, after: end }) => before === end)).toBe(true);
      }),
    );
  });
});

describe('a preview', () => {
  it('is what the commit gives, for each rating, 10,000 times', () => {
    const gap = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 90, max: 20_000_000 }));
    let compared = 0;
    fc.assert(
      fc.property(log, gap, fc.integer({ min: 0, max: 2 }), (events, gapSeconds, version) => {
        const last = Math.max(...events.map(({ occurredAt }) => occurredAt.getTime()));
        const occurredAt = new Date(last + gapSeconds * 1000);
        const studyDay = studyDayOf(occurredAt, CLOCK);
        const moment = { occurredAt, studyDay };
        const preview = previewCard(fold(events), moment, parametersOf(version));
        for (const { rating, retrievabilityAtDue: _recall, ...shown } of preview.outcomes) {
          const committed: ReviewEvent = {
            ...OWNER,
            ...moment,
            kind: 'review',
            id: 'zz',
            receivedAt: occurredAt,
            zone: 'UTC',
            durationMs: null,
            parametersVersion: version,
            rating,
            source: 'direct',
            attemptId: null,
            policy: null,
            dueDay: null,
          };
          const { state, dueDay, dueAt, intervalDays, stability, difficulty } = fold([
            ...events,
            committed,
          ]);
          expect(shown).toEqual({ state, dueDay, dueAt, intervalDays, stability, difficulty });
          compared += 1;
        }
      }),
      { numRuns: 2500 },
    );
    expect(compared).toBeGreaterThanOrEqual(10_000);
  });
});
