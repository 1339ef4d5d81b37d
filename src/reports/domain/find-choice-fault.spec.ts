import { describe, expect, it } from '@jest/globals';
import { findChoiceFault } from './find-choice-fault.js';
import { reportSections, type ReportSection } from './share-choice.js';

describe('a choice of sections', () => {
  it.each<[ReportSection[]]>([
    [['overall']],
    [['skills']],
    [['next']],
    [['overall', 'ranges']],
    [['skills', 'ranges', 'evidence']],
    [['history', 'overall']],
    [[...reportSections]],
  ])('of %j makes a report', (sections) => {
    expect(findChoiceFault(sections)).toBeNull();
  });

  it.each<[ReportSection[], number, ReportSection[]]>([
    [['next', 'ranges'], 1, ['overall']],
    [['overall', 'evidence'], 1, ['skills']],
    [['history'], 0, ['overall']],
    [['explanation', 'overall', 'skills'], 0, ['ranges', 'next']],
  ])('of %j lacks something at %d', (sections, index, missing) => {
    expect(findChoiceFault(sections)).toEqual({ index, section: sections[index], missing });
  });
});
