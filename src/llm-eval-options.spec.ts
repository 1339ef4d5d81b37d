import { describe, expect, it } from '@jest/globals';
import { readLlmEvalOptions } from './llm-eval-options.js';

const read = (line: string) => readLlmEvalOptions(line.split(' ').filter((arg) => arg !== ''));

describe('readLlmEvalOptions', () => {
  it('takes a whole set, and records what comes of it', () => {
    expect(read('--set a.yaml')).toEqual({
      file: 'a.yaml',
      limit: null,
      isRecorded: true,
      asJson: false,
    });
  });

  it('records no trial, be it named so or of a part of the set', () => {
    expect(read('--set a.yaml --dry-run --json')).toMatchObject({
      isRecorded: false,
      asJson: true,
    });
    expect(read('--set a.yaml --limit 3')).toMatchObject({ isRecorded: false, limit: 3 });
  });

  it('wants help whatever else is there', () => {
    expect(read('--help')).toBeNull();
    expect(read('--help --set a.yaml')).toBeNull();
  });

  it.each([
    ['', /^--set must name the file of answers; --help shows how it looks\.$/u],
    ['--json', /^--set must name/u],
    ['--set a.yaml --limit 0', /^--limit must be a whole number above 0\.$/u],
    ['--set a.yaml --limit 1.5', /^--limit must be/u],
    ['--set a.yaml --limit many', /^--limit must be/u],
    ['--sett a.yaml', /^Unknown option '--sett'.*; --help shows what there is\.$/u],
    ['a.yaml', /^Unexpected argument 'a\.yaml'.*--help/u],
    ['--set', /--set.*; --help shows what there is\.$/u],
  ])('refuses `%s`', (line, message) => {
    expect(() => read(line)).toThrow(message);
  });
});
