import { bomb, files, hostileNativeFiles, type HostileFile } from './hostile-native-files.js';

const rows = (...lines: readonly string[]): string => ['title,prompt', ...lines].join('\r\n');

const csv = files('csv', [
  ['a formula', 'question', 'formula', () => rows(`x,"=HYPERLINK(""http://x"",""y"")"`)],
  ['a formula by @', 'question', 'formula', () => rows('@SUM(1+1),x')],
  ['a formula by +', 'question', 'formula', () => rows('+1+1,x')],
  ['a formula by -', 'question', 'formula', () => rows(`-2+3+cmd|' /C calc'!A0,x`)],
  ['a formula behind a tab', 'question', 'formula', () => rows('\t=1+1,x')],
  ['a formula in full width', 'question', 'formula', () => rows('\uFF1D1+1,x')],
  ['UTF-16', 'file', 'not-utf8', () => Buffer.from(`\uFEFF${rows('a,b')}`, 'utf16le')],
  ['UTF-16 without a mark', 'file', 'not-utf8', () => Buffer.from(rows('a,b'), 'utf16le')],
  ['Latin-1', 'file', 'not-utf8', () => Buffer.from(rows('caf\u00E9,b'), 'latin1')],
  ['NUL', 'file', 'unstorable-text', () => rows('a\u0000,b')],
  ['a quote never closed', 'file', 'unclosed-quote', () => rows('a,b', '"c,d', 'e,f')],
  ['a quote inside of a word', 'file', 'malformed', () => rows('a"b",c')],
  ['a row too wide', 'question', 'ragged-row', () => rows('a,b,c')],
  ['a row too narrow', 'question', 'ragged-row', () => rows('a')],
  ['an unknown column', 'file', 'unknown-column', () => 'title,prompt,is_admin\na,b,yes'],
  ['a column called __proto__', 'file', 'unknown-column', () => 'title,prompt,__proto__\na,b,c'],
  ['a column missing', 'file', 'missing-column', () => 'title\na'],
  ['a column twice', 'file', 'repeated-column', () => 'title,prompt,title\na,b,c'],
  ['200,000 columns', 'file', 'unknown-column', () => `title,prompt${',x'.repeat(200_000)}`],
  ['a cell of 300 KB', 'question', 'cell-too-long', () => rows(`a,${'x'.repeat(300_000)}`)],
  ['a cell of 100 MB', 'file', 'too-large', () => rows(`a,"${'x'.repeat(100_000_000)}"`)],
  [
    'a JSON cell 10,000 deep',
    'question',
    'too-deep',
    () => `title,prompt,figures\na,b,"${'['.repeat(10_000)}${']'.repeat(10_000)}"`,
  ],
  [
    '__proto__ in a JSON cell',
    'question',
    'forbidden-key',
    () => `title,prompt,scope\na,b,"{""__proto__"":{}}"`,
  ],
  [
    'half of a surrogate pair in a JSON cell',
    'question',
    'unstorable-text',
    () => String.raw`title,prompt,hints${'\n'}a,b,"[""\ud83d""]"`,
  ],
  ['a JSON cell that is none', 'question', 'not-json', () => 'title,prompt,scope\na,b,{x}'],
  [
    '30,000 questions',
    'file',
    'too-many-questions',
    () => rows(...Array.from({ length: 30_000 }, () => 'a,b')),
  ],
  ['nothing but a header', 'file', 'no-questions', () => rows()],
  ['nothing', 'file', 'not-this-format', () => ''],
]);

const below = (body: string, front = 'slug: hostile'): string => `---\n${front}\n---\n\n${body}\n`;

const markdown = files('markdown', [
  ['front matter never closed', 'file', 'unclosed-front-matter', () => '---\nslug: a\ntitle: b\n'],
  [
    'front matter that does not end',
    'file',
    'unclosed-front-matter',
    () => `---\n${'slug: a\n'.repeat(100_000)}`,
  ],
  ['no front matter', 'file', 'not-this-format', () => '# A title\n\n## Prompt\n\nx\n'],
  ['nothing', 'file', 'no-questions', () => ''],
  ['a tag in front', 'question', 'tags-refused', () => below('', 'slug: !!js/function "x"')],
  ['aliases in front', 'question', 'aliases-refused', () => below('', `${bomb}slug: *a11`)],
  [
    'merge keys in front',
    'question',
    'merge-keys-refused',
    () => below('', 'slug: &a {b: 1}\n<<: *a'),
  ],
  ['__proto__ in front', 'question', 'forbidden-key', () => below('', '__proto__: {a: 1}')],
  ['a key twice in front', 'question', 'duplicate-key', () => below('', 'slug: a\nslug: b')],
  ['a list in front', 'question', 'not-fields', () => below('', '- a\n- b')],
  [
    '__proto__ in a block',
    'question',
    'forbidden-key',
    () => below('## Scope\n\n```yaml\n__proto__: {a: 1}\n```'),
  ],
  ['an unknown heading', 'question', 'unknown-heading', () => below('## Answer\n\nx')],
  [
    'quotes 100,000 deep',
    'question',
    'too-deep',
    () => below(`## Prompt\n\n${'>'.repeat(100_000)}`),
  ],
  [
    'lists 10,000 deep',
    'question',
    'too-deep',
    () => below(`## Outline\n\n${'- '.repeat(10_000)}`),
  ],
  [
    'many lists that almost nest too deep',
    'question',
    'wrong-section',
    () => below(`## Outline\n\n${`${'- '.repeat(12)}x\n\nx\n\n`.repeat(1000)}`),
  ],
  [
    'lists 400 deep by indent',
    'question',
    'too-deep',
    () =>
      below(Array.from({ length: 400 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')),
  ],
  [
    'a block 10,000 deep',
    'question',
    'too-deep',
    () => below(`## Figures\n\n\`\`\`yaml\n${'['.repeat(10_000)}\n\`\`\``),
  ],
  ['a question of 600 KB', 'file', 'too-large', () => below('x\n'.repeat(300_000))],
  ['a line that does not end', 'file', 'too-large', () => below('x'.repeat(5_000_000))],
  ['UTF-16', 'file', 'not-utf8', () => Buffer.from(below('x'), 'utf16le')],
  ['NUL', 'file', 'unstorable-text', () => below('a\u0000b')],
  ['30,000 questions', 'file', 'too-many-questions', () => '---\nslug: a\n---\n'.repeat(30_000)],
]);

/** For the tests of readers, and of the routes that take files. */
export const hostileTextFiles: readonly HostileFile[] = [
  ...hostileNativeFiles,
  ...csv,
  ...markdown,
];
