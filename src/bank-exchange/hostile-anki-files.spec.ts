import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { hostileAnkiFiles } from '../../test/support/hostile-anki-files.js';
import { AppError } from '../kernel/app-error.js';
import type { ParsedPart } from './domain/parsed-bank.js';
import { readAnkiPackage } from './read-anki-package.js';
import { readAnkiText } from './read-anki-text.js';

const readers = { 'anki-package': readAnkiPackage, 'anki-text': readAnkiText };

async function refusalOf(parts: AsyncIterable<ParsedPart>): Promise<AppError | null> {
  try {
    for await (const _ of parts);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const leftBehind = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('rehearse-anki-'));

describe('a hostile file', () => {
  it.each(hostileAnkiFiles)('is refused for $name', async ({ format, bytes, code }) => {
    const file = bytes();
    const start = process.cpuUsage();
    const refusal = await refusalOf(readers[format](file));
    expect(refusal?.code).toBe('validation-failed');
    expect(refusal?.particulars.errors?.map((error) => error.code)).toEqual([code]);
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
    expect(leftBehind()).toEqual([]);
  });

  it('is of one kind each', () => {
    expect(new Set(hostileAnkiFiles.map(({ name }) => name)).size).toBe(hostileAnkiFiles.length);
    expect(hostileAnkiFiles.length).toBeGreaterThanOrEqual(15);
  });
});
