import { describe, expect, it } from '@jest/globals';
import { chunksOf, refusalOf } from '../../test/support/bank-files.js';
import { hostileTextFiles } from '../../test/support/hostile-text-files.js';
import { readParts } from './file-formats.js';

describe('a hostile file', () => {
  it.each(hostileTextFiles)(
    '$name is refused as $code',
    async ({ format, bytes, code, refused }) => {
      const begin = performance.now();
      const refusal = await refusalOf(readParts(format, chunksOf(bytes())));
      expect(refusal).toEqual({ refused, code });
      expect(performance.now() - begin).toBeLessThan(15_000);
    },
  );
});
