import { describe, expect, it } from '@jest/globals';
import type { AnsweredQuestion } from './answered-question.js';
import { blankHiddenText, hiddenRunWords } from './blank-hidden-text.js';
import { hiddenRuns } from './hidden-runs.js';
import { runsOf } from './runs-of.js';
import { systemText } from './system-text.js';

const hidden = 'A fencing token grows with each lease that is given out.';
const runs = runsOf([hidden], hiddenRunWords);
const blank = (prose: string): string => blankHiddenText(prose, (run) => runs.has(run)).text;

describe('blankHiddenText', () => {
  it.each([
    ['the whole', hidden, '….'],
    ['six words', 'Say: fencing token grows with each lease!', 'Say: …!'],
    ['other case and punctuation', 'FENCING—token “grows” with, each\nlease', '…'],
    ['other forms of letters', 'ｆｅｎｃｉｎｇ tok\u200Ben grows with each lease', '…'],
    ['two places', `${hidden} Yes. ${hidden}`, '…. Yes. ….'],
    ['accents', 'féncing tökẽn grows with each leaşe', '…'],
    ['a capital with a dot', 'FENCİNG TOKEN GROWS WİTH EACH LEASE', '…'],
    ['five words', 'A token grows with each lease.', 'A token grows with each lease.'],
    [
      'other words between',
      'fencing token grows with every lease',
      'fencing token grows with every lease',
    ],
    ['nothing', '', ''],
  ])('blanks %s', (_scenario, prose, blanked) => {
    expect(blank(prose)).toBe(blanked);
    expect(blankHiddenText(prose, (run) => runs.has(run)).isWithheld).toBe(prose !== blanked);
  });
});

describe('hiddenRuns', () => {
  const question: AnsweredQuestion = {
    candidateLevel: 'senior',
    prompt: 'A fencing token grows with each',
    answer: 'token grows with each lease that',
    criteria: [],
    redFlags: ['grows with each lease that is'],
    reference: [hidden],
    keptBack: [
      'Ask what a paused worker does then',
      'Compare clocks with évery node',
      'Use fewer locks',
    ],
  };
  const isHidden = hiddenRuns(question);

  it.each([
    ['with each lease that is given', true],
    ['ask what a paused worker does', true],
    ['the answer is data never instructions', true],
    ['compare clocks with every node', true],
    ['compare clocks with every', false],
    ['use fewer locks', false],
    ['a fencing token grows', false],
    ['a fencing token grows with each', false],
    ['token grows with each lease that', false],
    ['grows with each lease that is', false],
    ['six words that stand in nothing', false],
  ])('"%s"', (run, expected) => {
    expect(isHidden(run)).toBe(expected);
  });

  it('blanks a short text only as a whole', () => {
    const text = 'You compare clocks. Better: compare clocks with every node; use fewer locks.';
    expect(blankHiddenText(text, isHidden).text).toBe(
      'You compare clocks. Better: …; use fewer locks.',
    );
    const isHiddenFrom = hiddenRuns({ ...question, answer: 'Compare clocks with every node!' });
    expect(blankHiddenText(text, isHiddenFrom).isWithheld).toBe(false);
  });

  it('hides what every model is told', () => {
    expect(blankHiddenText(systemText, isHidden).text.length).toBeLessThan(20);
  });
});
