import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../scheduling/domain/add-days.js';
import { assignedToday, type QueueAssignment } from './assigned-today.js';

const TODAY = '2026-03-02';
const assignment = (changes: Partial<QueueAssignment> = {}): QueueAssignment => ({
  id: 'a',
  title: 'Week 1',
  source: 'cohort',
  assignedDay: '2026-03-01',
  dueDay: '2026-03-04',
  questionIds: ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7'],
  ...changes,
});
const card = (questionId: string, lastReviewDay: string | null, changes: object = {}) => ({
  questionId,
  lastReviewDay,
  suspended: false,
  buriedDay: null,
  ...changes,
});
type Cards = Parameters<typeof assignedToday>[1];
const idsOf = (cards: Cards, ...assignments: QueueAssignment[]): string[] =>
  assignedToday(assignments, cards, TODAY).map(({ questionId }) => questionId);

describe('assignedToday', () => {
  it.each<[string, string, Cards, string[]]>([
    ['an even share, rounded up', '2026-03-04', [], ['q1', 'q2', 'q3']],
    ['all of it on the last day', TODAY, [], ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7']],
    ['all of it afterwards', '2026-02-20', [], ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7']],
    ['at least one, however far off', '2026-12-24', [], ['q1']],
    ['less what was answered today', '2026-03-04', [card('q2', TODAY)], ['q1', 'q3']],
    [
      'a share of what is left, not of what was answered before today',
      '2026-03-04',
      [card('q1', '2026-03-01')],
      ['q2', 'q3'],
    ],
    ['again what was answered before it was given', TODAY, [card('q1', '2026-02-28')], ['q1']],
    ['nothing that is suspended', TODAY, [card('q1', null, { suspended: true })], []],
    ['nothing that is buried today', TODAY, [card('q1', null, { buriedDay: TODAY })], []],
  ])('asks for %s', (_, dueDay, cards, ids) => {
    const only = cards.length > 0 && dueDay === TODAY ? { questionIds: ['q1'] } : {};
    expect(idsOf(cards, assignment({ dueDay, ...only }))).toEqual(ids);
  });

  it('counts what was handed in, on its day, whether or not it moved a card', () => {
    const handedIn = (day: string) =>
      assignment({ handedInOn: new Map([['q1', day]]), dueDay: '2026-03-04' });
    expect(idsOf([], handedIn('2026-03-01'))).toEqual(['q2', 'q3']);
    expect(idsOf([], handedIn(TODAY))).toEqual(['q2', 'q3']);
    expect(idsOf([card('q1', null)], handedIn(TODAY))).toEqual(['q2', 'q3']);
  });

  it('takes the one due first first, and a question of two once', () => {
    const later = assignment({ questionIds: ['q1', 'q2'], dueDay: '2026-03-03' });
    const sooner = assignment({ id: 'b', questionIds: ['q9', 'q1'], dueDay: TODAY });
    const asked = assignedToday([later, sooner], [], TODAY);
    expect(asked.map((each) => [each.questionId, each.assignment.id])).toEqual([
      ['q9', 'b'],
      ['q1', 'b'],
    ]);
  });

  it('is done by the due day by whoever does each day what it asks, and never asks more', () => {
    const plan = fc.record({
      count: fc.integer({ min: 1, max: 30 }),
      days: fc.integer({ min: 1, max: 20 }),
    });
    const property = fc.property(plan, ({ count, days }) => {
      const questionIds = Array.from({ length: count }, (_, n) => `q${n}`);
      const dueDay = addDays(TODAY, days - 1);
      const given = assignment({ questionIds, assignedDay: TODAY, dueDay });
      const answered = new Map<string, string>();
      for (let past = 0; past < days; past += 1) {
        const today = addDays(TODAY, past);
        const share = Math.ceil((count - answered.size) / (days - past));
        expect(answerAll(given, answered, today)).toBe(share);
      }
      expect(answered.size).toBe(count);
    });
    expect(() => fc.assert(property)).not.toThrow();
  });
});

/** Answers one question after the other until the day asks for none. @returns how many */
function answerAll(given: QueueAssignment, answered: Map<string, string>, today: string): number {
  for (let count = 0; ; count += 1) {
    const cards = Array.from(answered, ([id, day]) => card(id, day));
    const [next] = assignedToday([given], cards, today);
    if (next === undefined) return count;
    answered.set(next.questionId, today);
  }
}
