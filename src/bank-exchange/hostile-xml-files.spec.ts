import { describe, expect, it } from '@jest/globals';
import { AppError } from '../kernel/app-error.js';
import { hostileXmlFiles, type HostileFile } from '../../test/support/hostile-xml-files.js';
import type { ParsedPart, ParsedQuestion } from './domain/parsed-bank.js';
import { readGift } from './read-gift.js';
import { readMoodleXml } from './read-moodle-xml.js';
import { readQti } from './read-qti.js';

const readers: Readonly<
  Record<HostileFile['format'], (bytes: Buffer) => ParsedPart[] | Promise<ParsedPart[]>>
> = { 'moodle-xml': readMoodleXml, qti: readQti, gift: readGift };

describe('hostile XML, QTI and GIFT', () => {
  it.each(hostileXmlFiles)('$name ($format): $code of the $of', async (file) => {
    expect(await outcomeOf(file)).toEqual({ code: file.code, of: file.of });
  });

  it('leaves nothing that runs in a text', async () => {
    for (const file of hostileXmlFiles.filter(({ name }) => name.startsWith('scripts'))) {
      const parts = await readers[file.format](file.bytes());
      const text = JSON.stringify(parts);
      expect(text).toContain('Text');
      expect(text).not.toMatch(/script|alert|onerror|onload|<iframe/u);
    }
  });
});

async function outcomeOf(file: HostileFile): Promise<{ code: string | null; of: string }> {
  try {
    const parts = await readers[file.format](file.bytes());
    const questions = parts.filter((part): part is ParsedQuestion => part.kind === 'question');
    const problem = questions.flatMap(({ problems }) => problems)[0];
    return { code: problem?.code ?? null, of: problem === undefined ? 'file' : 'question' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.particulars.errors?.[0]?.code ?? null, of: 'file' };
  }
}
