import { describe, expect, it } from '@jest/globals';
import { archiveNameFault } from './archive-name-fault.js';

describe('the name of an entry', () => {
  it.each(['collection.anki2', '0', 'items/q-1.xml', 'a..b/..c', 'folder/', 'Größe.png'])(
    'may be %p',
    (name) => {
      expect(archiveNameFault(name)).toBeNull();
    },
  );

  it.each([
    ['', 'no name'],
    ['a\u0000.xml', 'control characters'],
    ['/etc/passwd', 'absolute'],
    ['\\\\host\\share', 'absolute'],
    ['c:\\windows', 'absolute'],
    ['C:x', 'absolute'],
    ['../x', "'..'"],
    ['a/../../x', "'..'"],
    ['a\\..\\x', "'..'"],
    ['./x', "'.'"],
  ])('must not be %p', (name, part) => {
    expect(archiveNameFault(name)).toContain(part);
  });
});
