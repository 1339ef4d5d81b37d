import { describe, expect, it } from '@jest/globals';
import { checkProgramme } from '../../src/plan/domain/check-programme.js';
import { namesInProgramme } from '../../src/plan/domain/names-in-programme.js';
import { programmeHours } from '../../src/plan/domain/programme-hours.js';
import type { Programme } from '../../src/plan/domain/programme.js';
import { kitFacts, kitProgramme } from '../support/kit-programme.js';

type Writable<T> = { -readonly [Key in keyof T]: Writable<T[Key]> };

const facts = kitFacts();

describe('the programme that ships', () => {
  const programme = kitProgramme();

  it('fits together with the questions and sources of the kit', () => {
    expect(checkProgramme(programme, facts)).toEqual([]);
  });

  it('gives every question but the milestones exactly one place', () => {
    const names = namesInProgramme(programme);
    const wanted = Array.from(facts.questions)
      .filter(([, { kind }]) => kind !== 'milestone')
      .map(([slug]) => slug);
    expect(names.toSorted()).toEqual(wanted.toSorted());
  });

  it('has the minutes that it says: 8 × 9 h fixed, and 1 to 6 flexible hours a week to 80 to 120', () => {
    expect(programmeHours(programme)).toEqual({
      weeks: 8,
      fixedPerWeek: 9,
      fixedTotal: 72,
      stated: { from: 80, to: 120 },
      flexiblePerWeek: { from: 1, to: 6 },
    });
    const minutes = programme.weeks.map(({ review }) =>
      review.questions.reduce((sum, question) => sum + question.minutes, 0),
    );
    expect(minutes).toEqual([65, 75, 90, 75, 95, 85, 85, 90]);
  });

  it.each<[string, (copy: Writable<Programme>) => void, string, string]>([
    [
      'a sitting that overflows',
      ({ weeks }) => {
        if (weeks[4]) weeks[4].review.scenario.minutes = 14;
      },
      '#/weeks/4/review',
      'too-many-minutes',
    ],
    [
      'a question asked twice',
      ({ reserve }) => {
        reserve[0] = 'shard-key-rebalancing';
      },
      '#/reserve/0',
      'asked-twice',
    ],
    [
      'a question that is not there',
      ({ weeks }) => {
        if (weeks[0]) weeks[0].review.spoken.slug = 'b-nothing';
      },
      '#/weeks/0/review/spoken',
      'unknown-question',
    ],
    [
      'a scenario where a prompt is due',
      ({ weeks }) => {
        if (weeks[3]) weeks[3].review.spoken.slug = 'sc-pitr-bad-update';
      },
      '#/weeks/3/review/spoken',
      'another-kind',
    ],
    [
      'a time limit that is not the question’s',
      ({ weeks }) => {
        if (weeks[0]?.review.questions[0]) weeks[0].review.questions[0].minutes = 19;
      },
      '#/weeks/0/review/questions/0/minutes',
      'another-time',
    ],
    [
      'half of a small question',
      ({ weeks }) => {
        if (weeks[0]?.review.questions[0]) weeks[0].review.questions[0].form = 'short';
      },
      '#/weeks/0/review/questions/0/form',
      'no-short-form',
    ],
    [
      'a reading that is longer than its source',
      ({ weeks }) => {
        if (weeks[0]?.research[2]) weeks[0].research[2].minutes = 21;
      },
      '#/weeks/0/research/2/minutes',
      'too-long',
    ],
    [
      'a source that is not there',
      ({ weeks }) => {
        if (weeks[0]?.research[2]) weeks[0].research[2].source = 'nowhere';
      },
      '#/weeks/0/research/2/source',
      'unknown-source',
    ],
    [
      'a milestone that no project has',
      ({ weeks }) => {
        if (weeks[7]) weeks[7].capstone.milestone = 8;
      },
      '#/weeks/7/capstone/milestone',
      'unknown-milestone',
    ],
    [
      'a project that is none',
      ({ capstones }) => {
        capstones[0] = 'url-shortener';
      },
      '#/capstones/0',
      'unknown-capstone',
    ],
    [
      'a must that nothing is for',
      ({ priorities }) => {
        priorities.push({ slug: 'tea', need: 'must', name: 'Tea' });
      },
      '#/priorities/19',
      'unserved-priority',
    ],
    [
      'a priority that nobody explains',
      ({ weeks }) => {
        if (weeks[1]) weeks[1].build.for = 'tea';
      },
      '#/weeks/1/build/for',
      'unknown-priority',
    ],
    [
      'a route that nobody explains',
      ({ weeks }) => {
        if (weeks[1]) weeks[1].build.routes[0] = 'tea';
      },
      '#/weeks/1/build/routes/0',
      'unknown-route',
    ],
    [
      'a week out of turn',
      ({ weeks }) => {
        if (weeks[2]) weeks[2].number = 48;
      },
      '#/weeks/2/number',
      'not-in-order',
    ],
    [
      'a sitting that is missing',
      ({ cadence }) => {
        cadence.pop();
      },
      '#/cadence',
      'incomplete-cadence',
    ],
    [
      'hours that are turned round',
      ({ statedHours }) => {
        statedHours.from = 121;
      },
      '#/statedHours/to',
      'not-in-order',
    ],
  ])('is refused with %s', (_, spoil, pointer, code) => {
    const copy = structuredClone(programme) as Writable<Programme>;
    spoil(copy);
    expect(checkProgramme(copy, facts)).toContainEqual(expect.objectContaining({ pointer, code }));
  });
});
