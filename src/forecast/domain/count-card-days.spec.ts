import { expect, it } from '@jest/globals';
import {
  candidate,
  cardInReview,
  goalOn,
  learnerWith,
} from '../../../test/support/forecast-learner.js';
import { countCardDays } from './count-card-days.js';

const card = (questionId: string, suspended = false) =>
  cardInReview(questionId, { dueDay: 1, lastReviewDay: -1, suspended });
const cards = [card('a'), card('b'), card('c', true)];
const candidates = Array.from({ length: 50 }, (_, index) => candidate(index));

it('counts the cards that are practised, and the questions there is time to introduce', () => {
  expect(countCardDays(learnerWith({ cards }), 90)).toBe(180);
  expect(countCardDays(learnerWith({ cards, candidates }), 90)).toBe(50 + 52 * 90);
  // Three a day make 30 in ten days.
  expect(countCardDays(learnerWith({ cards, candidates }), 10)).toBe(50 + 320);
});

it('counts the days before an interview fourfold, and whatever may come up in it', () => {
  const goals = [goalOn('2026-03-12')];
  expect(countCardDays(learnerWith({ cards, candidates, goals }), 30)).toBe(50 + 52 * 60);
  expect(countCardDays(learnerWith({ cards, candidates, goals }), 5)).toBe(50 + 52 * 20);
});
