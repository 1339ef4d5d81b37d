import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catchUp, catchUpWays, type CatchUpWay } from '../../src/plan/domain/catch-up.js';
import { checkPlanTerms } from '../../src/plan/domain/check-plan-terms.js';
import { weekdayOf } from '../../src/plan/domain/first-monday.js';
import { listMilestones } from '../../src/plan/domain/list-milestones.js';
import { listUnits } from '../../src/plan/domain/list-units.js';
import { measurePlan } from '../../src/plan/domain/measure-plan.js';
import { placeUnits } from '../../src/plan/domain/place-units.js';
import {
  milestoneKey,
  NO_ADJUSTMENTS,
  sessionKey,
  type PlanTerms,
} from '../../src/plan/domain/plan.js';
import { trackUnits, type PlanProgress } from '../../src/plan/domain/plan-status.js';
import { sessionKinds } from '../../src/plan/domain/programme.js';
import { tellCatchUp } from '../../src/plan/domain/tell-catch-up.js';
import { tellStanding } from '../../src/plan/domain/tell-standing.js';
import { toPracticeOrders } from '../../src/plan/domain/to-practice-orders.js';
import { weekDays } from '../../src/plan/domain/week-days.js';
import { weekRooms } from '../../src/plan/domain/week-rooms.js';
import { addDays } from '../../src/scheduling/domain/add-days.js';
import { kitProgramme } from '../support/kit-programme.js';

const programme = kitProgramme();
const terms: PlanTerms = {
  firstMonday: '2026-11-02',
  capstones: ['cap-mini-db'],
  flexibleHoursPerWeek: 4,
  slots: {
    research: { weekday: 1, time: '19:00' },
    build: { weekday: 3, time: '19:00' },
    capstone: { weekday: 5, time: '18:00' },
    review: { weekday: 7, time: '10:00' },
  },
};
const nothingDone = {
  marks: new Map(),
  answered: new Map(),
  milestones: new Set<string>(),
  retired: new Set<string>(),
};
const at = (today: string, more: Partial<PlanProgress> = {}): PlanProgress => ({
  programme,
  terms,
  adjustments: NO_ADJUSTMENTS,
  facts: nothingDone,
  today,
  ...more,
});
const sum = (parts: readonly { minutes: number }[]): number =>
  parts.reduce((total, { minutes }) => total + minutes, 0);

/** Weeks of which everything is done. */
function doneWeeks(count: number): PlanProgress['facts'] {
  const numbers = programme.weeks.slice(0, count).map(({ number }) => number);
  const done = listUnits(programme, terms).filter(({ week }) => numbers.includes(week));
  return {
    marks: new Map(
      numbers.flatMap((number) =>
        sessionKinds.map((kind) => [
          sessionKey(number, kind),
          { minutes: kind === 'capstone' ? 180 : 120, isDone: true, doneDay: terms.firstMonday },
        ]),
      ),
    ),
    answered: new Map(done.map(({ name }) => [name, terms.firstMonday])),
    retired: new Set(),
    milestones: new Set(
      numbers.map((number) => milestoneKey('cap-mini-db', number === 52 ? null : number - 44)),
    ),
  };
}

const progresses = fc
  .record({
    days: fc.integer({ min: -3, max: 75 }),
    flexibleHoursPerWeek: fc.integer({ min: 0, max: 20 }),
    capstones: fc.constantFrom(['cap-mini-db'], ['cap-social-scale', 'cap-migration-tool']),
    answered: fc.func(fc.boolean()),
    marked: fc.func(fc.constantFrom(true, false)),
    handedIn: fc.func(fc.boolean()),
  })
  .map((wish): PlanProgress => {
    const own = { ...terms, ...wish, firstMonday: '2026-10-05' };
    const units = listUnits(programme, own);
    const marks = programme.weeks.flatMap(({ number }) =>
      sessionKinds.flatMap((kind) =>
        wish.marked(`${number}${kind}`)
          ? [[sessionKey(number, kind), { minutes: 100, isDone: true, doneDay: null }] as const]
          : [],
      ),
    );
    return at(addDays('2026-10-05', wish.days), {
      terms: own,
      facts: {
        retired: new Set(),
        marks: new Map(marks),
        answered: new Map(
          units.filter(({ key }) => wish.answered(key)).map(({ name }) => [name, '2026-10-05']),
        ),
        milestones: new Set(
          own.capstones.flatMap((slug) =>
            [1, 2, 3, 4, 5, 6, 7]
              .filter((n) => wish.handedIn(slug, n))
              .map((n) => milestoneKey(slug, n)),
          ),
        ),
      },
    });
  });

describe('the weeks of a plan', () => {
  it('follow each other from the first Monday', () => {
    const days = weekDays(programme, terms, NO_ADJUSTMENTS);
    expect(days.at(0)).toEqual({ number: 45, monday: '2026-11-02', sunday: '2026-11-08' });
    expect(days.at(-1)).toEqual({ number: 52, monday: '2026-12-21', sunday: '2026-12-27' });
  });

  it('come later by what was put in before them', () => {
    const pauses = [
      { beforeWeek: 47, weeks: 1 },
      { beforeWeek: 50, weeks: 2 },
    ];
    const days = weekDays(programme, terms, { ...NO_ADJUSTMENTS, pauses });
    expect(days.map(({ monday }) => monday)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
      '2026-12-28',
      '2027-01-04',
      '2027-01-11',
    ]);
  });

  it('are made of Mondays, and every sitting is on its weekday', () => {
    for (const unit of placeUnits({ programme, terms, adjustments: NO_ADJUSTMENTS })) {
      expect(weekdayOf(unit.fromDay)).toBe(1);
      const weekday = unit.session === 'flexible' ? 7 : terms.slots[unit.session].weekday;
      expect(weekdayOf(unit.dueDay)).toBe(weekday);
    }
  });

  it('have the second project and what is written down in the flexible hours', () => {
    const two = { ...terms, capstones: ['cap-mini-db', 'cap-social-scale'] };
    const flexible = listUnits(programme, two).filter(({ session }) => session === 'flexible');
    expect(flexible.filter(({ kind }) => kind === 'capstone')).toHaveLength(8);
    expect(flexible.filter(({ kind }) => kind === 'written')).toHaveLength(6);
    expect(weekRooms(at('2026-11-02', { terms: two }))[0]).toEqual({
      week: 45,
      flexibleMinutes: 240,
      takenMinutes: 210,
      roomMinutes: 30,
    });
  });
});

describe('checkPlanTerms', () => {
  const slots = (change: object) => ({ ...terms, slots: { ...terms.slots, ...change } });
  it.each([
    [terms, []],
    [slots({ build: { weekday: 1, time: '21:00' } }), []],
    [slots({ build: { weekday: 1, time: '20:59' } }), ['#/sessions/build/time']],
    [slots({ capstone: { weekday: 5, time: '21:01' } }), ['#/sessions/capstone/time']],
    [{ ...terms, capstones: ['cap-mini-db', 'url-shortener'] }, ['#/capstones/1']],
  ])('%#', (wanted, pointers) => {
    expect(checkPlanTerms(programme, wanted).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe('what a plan asks of the queue', () => {
  const questionIds = new Proxy({}, { get: (_, slug) => `id of ${String(slug)}` });
  const orders = (more: Partial<PlanProgress> = {}) =>
    toPracticeOrders(at('2026-11-02', more), { questionIds, countedFromDay: '2026-11-01' });

  it('is every question once, in its week', () => {
    const ids = orders().flatMap((order) => order.questionIds);
    expect(ids).toHaveLength(24 + 8 + 14);
    expect(new Set(ids).size).toBe(ids.length);
    expect(orders()[0]).toMatchObject({
      title: 'Week 45: Guarantees and data models',
      startDay: '2026-11-02',
      dueDay: '2026-11-08',
      countedFromDay: '2026-11-01',
    });
  });

  it('is without what was dropped, and later where it was moved', () => {
    const moved = [{ key: '45-review:slow-query-index-plan', week: 48, minutes: 20 }];
    const adjustments = { ...NO_ADJUSTMENTS, moved, dropped: ['45-flexible:b-mentor-growth'] };
    const of = (number: number) =>
      orders({ adjustments })
        .filter((order) => Math.floor(order.number / 10) === number)
        .flatMap((order) => order.questionIds);
    expect(of(45)).not.toContain('id of slow-query-index-plan');
    expect(of(45)).not.toContain('id of b-mentor-growth');
    expect(of(48)).toContain('id of slow-query-index-plan');
  });
});

describe('how far somebody is', () => {
  it('is not started before the first Monday', () => {
    const measure = measurePlan(at('2026-11-01'));
    expect(measure).toMatchObject({ standing: 'not-started', currentWeek: null });
    expect(tellStanding(measure)).toEqual(['The plan begins on 2026-11-02.']);
  });

  it('is on track with the past weeks done, and ahead with a later one', () => {
    const onTrack = measurePlan(at('2026-11-09', { facts: doneWeeks(1) }));
    expect(onTrack).toMatchObject({
      standing: 'on-track',
      currentWeek: 46,
      minutes: { done: 570, planned: 8 * 540 + 6 * 30 },
      questions: { done: 6, planned: 46 },
      milestones: { done: 1, planned: 8 },
      sessions: { done: 4, planned: 32 },
    });
    const ahead = measurePlan(at('2026-11-09', { facts: doneWeeks(3) }));
    expect(ahead.standing).toBe('ahead');
    expect(tellStanding(ahead)[0]).toMatch(/^You are ahead: \d+(\.5)? hours of later weeks/u);
  });

  it('is behind by what was missed, and says so', () => {
    const measure = measurePlan(at('2026-11-09'));
    expect(measure).toMatchObject({ standing: 'behind', behindMinutes: 105 + 120 + 180 + 90 + 30 });
    expect(tellStanding(measure)).toEqual([
      'You are 9 hours behind, with 11 things of week 45 still to do.',
      '6 questions of them wait for an answer.',
      'Catching up shows what spreading, moving or dropping would change before anything is.',
    ]);
  });

  it('is finished when everything is done', () => {
    const facts = doneWeeks(8);
    expect(measurePlan(at('2026-12-20', { facts })).standing).toBe('finished');
  });

  it('asks nothing of what was retired', () => {
    const done = doneWeeks(8);
    const answered = new Map(done.answered);
    answered.delete('slow-query-index-plan');
    const milestones = new Set(done.milestones);
    milestones.delete('cap-mini-db 1');
    const facts = { ...done, answered, milestones };
    expect(measurePlan(at('2026-12-28', { facts })).standing).toBe('behind');
    const retired = new Set(['slow-query-index-plan', 'cap-mini-db 1']);
    expect(measurePlan(at('2026-12-28', { facts: { ...facts, retired } }))).toMatchObject({
      standing: 'finished',
      questions: { done: 45, planned: 45 },
      milestones: { done: 7, planned: 7 },
    });
  });

  it('is not finished without its milestones, however many sittings were marked', () => {
    const facts = { ...doneWeeks(8), milestones: new Set<string>() };
    const during = measurePlan(at('2026-11-15', { facts }));
    expect(during).toMatchObject({ standing: 'behind', missed: [], behindMinutes: 0 });
    expect(tellStanding(during)).toEqual([
      'You are on time with your sittings, but 2 milestones of cap-mini-db are not handed in.',
      'cap-mini-db is two milestones behind or more: cut it to its smallest demo rather than make the weeks longer.',
    ]);
    const first = measurePlan(at('2026-11-07', { facts }));
    expect(tellStanding(first)).toEqual([
      'You are on time with your sittings, but 1 milestone of cap-mini-db is not handed in.',
    ]);
    const cut = { ...NO_ADJUSTMENTS, cut: ['cap-mini-db'] };
    expect(measurePlan(at('2026-12-20', { facts, adjustments: cut })).standing).toBe('ahead');
    expect(measurePlan(at('2026-12-28', { facts })).standing).toBe('behind');
  });

  it('counts what was begun and not finished', () => {
    const marks = new Map([['45-build', { minutes: 45, isDone: false, doneDay: null }]]);
    const progress = at('2026-11-06', { facts: { ...nothingDone, marks } });
    const build = trackUnits(progress).find(({ key }) => key === '45-build');
    expect(build).toMatchObject({ state: 'missed', minutesLeft: 75 });
  });
});

describe('catching up', () => {
  const afterAWeek = at('2026-11-09');

  it('is offered only when something was missed', () => {
    for (const way of ['spread', 'shift', 'drop'] as const) {
      expect(catchUp(at('2026-11-02'), way).obstacle).toBe('nothing-missed');
    }
    expect(catchUp(afterAWeek, 'cut').obstacle).toBe('not-far-behind');
  });

  it('moves the whole plan by the weeks that were missed', () => {
    const way = catchUp(afterAWeek, 'shift');
    expect(way).toMatchObject({ obstacle: null, shiftWeeks: 1, lastDay: '2027-01-03' });
    expect(tellCatchUp(way)).toBe(
      'Everything from the missed week on moves by 1 week; the last day is 2027-01-03.',
    );
  });

  it('spreads nine hours over seven weeks, evenly', () => {
    const way = catchUp(afterAWeek, 'spread');
    expect(way).toMatchObject({ obstacle: null, dropped: [], lastDay: '2026-12-27' });
    expect(sum(way.moved)).toBe(525);
    const weeks = Map.groupBy(way.moved, ({ week }) => week);
    expect(Array.from(weeks.keys()).toSorted((a, b) => a - b)).toEqual([
      46, 47, 48, 49, 50, 51, 52,
    ]);
    for (const parts of weeks.values()) expect(sum(parts)).toBeLessThanOrEqual(120);
  });

  it('says what is short without flexible hours, and what giving up would free', () => {
    const none = at('2026-11-09', { terms: { ...terms, flexibleHoursPerWeek: 0 } });
    expect(catchUp(none, 'spread')).toMatchObject({
      obstacle: 'too-few-hours',
      shortMinutes: 525,
      adjustments: NO_ADJUSTMENTS,
    });
    const two = at('2026-11-09', { terms: { ...terms, flexibleHoursPerWeek: 1 } });
    const way = catchUp(two, 'drop');
    expect(way.obstacle).toBeNull();
    expect(way.dropped).toContain('45-flexible:b-mentor-growth');
    expect(way.dropped).toContain('46-research:gcp-alloydb');
    expect(way.dropped).not.toContain('46-research:gcp-sql-connections');
  });

  it('cuts a project that is two milestones behind, and never makes weeks longer', () => {
    const late = at('2026-11-16');
    const way = catchUp(late, 'cut');
    expect(way).toMatchObject({ obstacle: null, cut: ['cap-mini-db'] });
    const after = { ...late, adjustments: way.adjustments };
    const states = listMilestones(after).map(({ number, state }) => [number, state]);
    expect(states.slice(0, 2)).toEqual([
      [1, 'cut'],
      [2, 'cut'],
    ]);
    expect(states.at(-1)).toEqual([null, 'open']);
    expect(catchUp(after, 'cut').obstacle).toBe('not-far-behind');
  });

  const after = (progress: PlanProgress, way: CatchUpWay) => {
    const found = catchUp(progress, way);
    return { ...found, units: trackUnits({ ...progress, adjustments: found.adjustments }) };
  };
  const check = (say: (progress: PlanProgress, way: CatchUpWay) => void): void => {
    fc.assert(
      fc.property(progresses, fc.constantFrom(...catchUpWays), (progress, way) => {
        say(progress, way);
      }),
      { numRuns: 600 },
    );
  };

  it('leaves nothing missed, or everything as it was', () => {
    check((progress, way) => {
      const { obstacle, adjustments, units } = after(progress, way);
      const missed = units.filter(({ state }) => state === 'missed');
      expect(obstacle === null ? missed : adjustments).toEqual(
        obstacle === null ? [] : progress.adjustments,
      );
    });
  });

  it('drops no must but the sittings of a project that is cut', () => {
    check((progress, way) => {
      const { units, cut } = after(progress, way);
      const given = units.filter(({ isDropped, need }) => isDropped && need === 'must');
      const ofCut = given.filter(({ kind, name }) => kind === 'capstone' && cut.includes(name));
      expect(given).toEqual(ofCut);
    });
  });

  it('finds a place for every minute of a must that was missed', () => {
    check((progress, way) => {
      const { obstacle, units } = after(progress, way);
      if (obstacle !== null || way === 'shift') return;
      const musts = trackUnits(progress).filter(
        ({ state, need }) => state === 'missed' && need === 'must',
      );
      const places = new Map(units.map((unit) => [unit.key, unit]));
      const kept = musts.filter(({ key }) => places.get(key)?.isDropped === false);
      expect(kept.map(({ key }) => sum(places.get(key)?.parts ?? []))).toEqual(
        kept.map(({ minutesLeft }) => minutesLeft),
      );
    });
  });

  it('puts no more into a week than its flexible hours and what was given up in it', () => {
    check((progress, way) => {
      const { moved, dropped } = after(progress, way);
      const freed = trackUnits(progress)
        .filter(({ key, state }) => state === 'open' && dropped.includes(key))
        .flatMap(({ parts }) => parts);
      for (const { week, roomMinutes } of weekRooms(progress)) {
        const inWeek = (part: { week: number }): boolean => part.week === week;
        const room = roomMinutes + sum(freed.filter(inWeek));
        expect(sum(moved.filter(inWeek))).toBeLessThanOrEqual(room);
      }
    });
  });

  it('can be asked again in the weeks after, until the plan is over', () => {
    let progress = at('2026-11-09');
    for (const today of ['2026-11-09', '2026-11-17', '2026-12-01']) {
      progress = { ...progress, today };
      const { obstacle, adjustments } = catchUp(progress, 'shift');
      expect(obstacle).toBeNull();
      progress = { ...progress, adjustments };
      expect(measurePlan(progress).missed).toEqual([]);
    }
    expect(weekDays(programme, terms, progress.adjustments).at(-1)?.sunday).toBe('2027-01-31');
  });
});
