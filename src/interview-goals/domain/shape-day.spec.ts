import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newCard } from '../../scheduling/domain/new-card.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import type { InterviewGoal } from './interview-goal.js';
import { shapeDay, type DayToShape } from './shape-day.js';

const TODAY = '2026-03-02';

const goal: InterviewGoal = {
  id: 'goal',
  title: null,
  interviewDay: '2026-03-20',
  targetRecall: 0.95,
  minutesPerDay: 60,
  skills: ['sql'],
  bankIds: [],
  archivedAt: null,
};

const question = (questionId: string, skill: string) => ({
  questionId,
  bankId: 'bank',
  skills: [skill],
  topic: 'any',
  family: questionId,
  isOffered: true,
  minutes: 10,
});

function shape(interviewDay: string, changes: Partial<DayToShape> = {}) {
  return shapeDay(
    { ...goal, interviewDay },
    {
      questions: [question('a', 'sql'), question('b', 'queues'), question('c', 'sql')],
      cards: [],
      parameters: DEFAULT_SCHEDULING_PARAMETERS,
      today: TODAY,
      settings: { newPerDay: 3, burySiblings: true },
      minutesToday: null,
      ...changes,
    },
  );
}

const known = (questionId: string) => ({
  ...newCard({ learnerId: 'ada', questionId }),
  state: 'review' as const,
  stability: 30,
  difficulty: 5,
  dueDay: '2026-03-31',
  lastReviewDay: '2026-03-01',
  introducedDay: '2026-02-01',
});

describe('shapeDay', () => {
  it('introduces only what is covered, at the pace of the goal, until all of it has been met', () => {
    expect(shape('2026-03-20')).toEqual({
      newPerDay: 1,
      minutesPerDay: 60,
      ranked: null,
      introduced: new Set(['a', 'c']),
    });
  });

  it('lets the learner go on with the rest then', () => {
    expect(shape('2026-03-20', { cards: [known('a'), known('c')] })).toEqual({
      newPerDay: 3,
      minutesPerDay: 60,
      ranked: null,
      introduced: null,
    });
  });

  it('names what the day should hold in the window', () => {
    expect(shape('2026-03-04', { cards: [known('c')] })).toEqual({
      newPerDay: 1,
      minutesPerDay: 60,
      ranked: ['a'],
      introduced: null,
    });
  });

  it('goes by the minutes that were set for the day', () => {
    expect(shape('2026-03-03', { minutesToday: 10 }).ranked).toEqual(['a']);
    expect(shape('2026-03-03').ranked).toEqual(['a', 'c']);
  });

  it('asks one variant of a question a day, unless the learner wants them all', () => {
    const kin = ['a', 'c'].map((id) => ({ ...question(id, 'sql'), family: 'kin' }));
    expect(shape('2026-03-03', { questions: kin }).ranked).toEqual(['a']);
    const settings = { newPerDay: 3, burySiblings: false };
    expect(shape('2026-03-03', { questions: kin, settings }).ranked).toEqual(['a', 'c']);
  });

  it('does not wait for what was forgotten and cannot be met any more', () => {
    const gone = { ...question('c', 'sql'), isOffered: false };
    const cards = [known('a'), newCard({ learnerId: 'ada', questionId: 'c' })];
    const questions = [question('a', 'sql'), gone];
    expect(shape('2026-03-20', { questions, cards })).toMatchObject({ introduced: null });
    expect(shape('2026-03-03', { questions, cards }).ranked).toEqual([]);
  });

  it('owes nothing to the order in which cards and what has been met are told', () => {
    const met = ['c', 'd', 'e', 'f'].map((id) => question(id, 'sql'));
    const unmet = [question('b', 'sql'), question('a', 'sql')];
    const cards = met.map(({ questionId }) => ({ ...known(questionId), stability: 3 }));
    const due = ['f', 'e'].map((id) => ({ ...known(id), dueDay: TODAY, stability: 3 }));
    const inOrder = [...cards.slice(0, 2), ...due];
    const all = <T>(items: T[]) => fc.shuffledSubarray(items, { minLength: items.length });
    const days = fc.constantFrom('2026-03-03', '2026-03-04', '2026-03-06', '2026-03-20');
    fc.assert(
      fc.property(all(met), all(inOrder), days, fc.boolean(), (questions, told, day, isFirst) => {
        const shuffled = isFirst ? [...unmet, ...questions] : [...questions, ...unmet];
        expect(shape(day, { questions: shuffled, cards: told, minutesToday: 30 })).toEqual(
          shape(day, { questions: [...unmet, ...met], cards: inOrder, minutesToday: 30 }),
        );
      }),
    );
    expect(shape('2026-03-03', { questions: [...unmet, ...met], cards: inOrder }).ranked).toEqual([
      'b',
      'a',
      'c',
      'd',
      'e',
      'f',
    ]);
  });
});
