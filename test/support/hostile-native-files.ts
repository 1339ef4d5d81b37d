import { questionDocument } from './bank-document.js';

/** A file made to hurt, and the code that its refusal must carry. */
export interface HostileFile {
  readonly name: string;
  readonly format: 'json' | 'yaml' | 'csv' | 'markdown';
  /** What is refused: the file as a whole, or the question in it. */
  readonly refused: 'file' | 'question';
  readonly code: string;
  readonly bytes: () => Buffer;
}

type Row = readonly [
  name: string,
  refused: HostileFile['refused'],
  code: string,
  make: () => string | Buffer,
];

export function files(format: HostileFile['format'], rows: readonly Row[]): HostileFile[] {
  return rows.map(([name, refused, code, make]) => ({
    name: `${format}: ${name}`,
    format,
    refused,
    code,
    bytes: () => Buffer.from(make() as string),
  }));
}

const head = '"format":"rehearse-bank/1","bank":{"slug":"hostile"}';
const sound = JSON.stringify(questionDocument('sound-question'));
const jsonOf = (...questions: readonly string[]): string =>
  `{${head},"questions":[${questions.join(',')}]}`;
/** A question with this in front of its other members. */
const having = (member: string): string => jsonOf(`{${member},${sound.slice(1)}`);
const yamlOf = (questions: string, before = ''): string =>
  `${before}format: rehearse-bank/1\nbank: {slug: hostile}\nquestions:\n${questions}`;

const json = files('json', [
  [
    'nested 10,000 deep in a question',
    'question',
    'too-deep',
    () => having(`"milestone":${'['.repeat(10_000)}${']'.repeat(10_000)}`),
  ],
  [
    'nested 10,000 deep around the questions',
    'file',
    'too-deep',
    () => `{${head},"skills":${'['.repeat(10_000)}${']'.repeat(10_000)},"questions":[]}`,
  ],
  ['nothing but brackets', 'file', 'too-deep', () => '['.repeat(100_000) + ']'.repeat(100_000)],
  ['cut in the middle of a question', 'file', 'malformed', () => jsonOf(sound).slice(0, -200)],
  ['cut between questions', 'file', 'malformed', () => jsonOf(sound).slice(0, -2)],
  ['not JSON inside of a question', 'file', 'malformed', () => jsonOf('{"slug": NaN}')],
  ['a comment', 'file', 'malformed', () => `// bank\n${jsonOf(sound)}`],
  [
    'bytes that are not UTF-8',
    'file',
    'not-utf8',
    () => Buffer.concat([Buffer.from(jsonOf(sound)), Buffer.from([0xc3, 0x28])]),
  ],
  ['a raw NUL', 'file', 'unstorable-text', () => `${jsonOf(sound)}\u0000`],
  [
    'an escaped NUL',
    'question',
    'unstorable-text',
    () => having(String.raw`"intent":"a\u0000b"`).replace('"intent":"Probes something.",', ''),
  ],
  [
    'half of a surrogate pair',
    'question',
    'unstorable-text',
    () => having(String.raw`"unit":"\ud83d"`),
  ],
  ['a key twice in a question', 'question', 'duplicate-key', () => having('"title":"Another"')],
  [
    'a key twice around the questions',
    'file',
    'duplicate-key',
    () => `{${head},"bank":{},"questions":[${sound}]}`,
  ],
  [
    'two lists of questions',
    'file',
    'duplicate-key',
    () => `{${head},"questions":[${sound}],"questions":[${sound}]}`,
  ],
  [
    '__proto__ in a question',
    'question',
    'forbidden-key',
    () => having('"__proto__":{"isAdmin":true}'),
  ],
  [
    'constructor around the questions',
    'file',
    'forbidden-key',
    () => `{${head},"constructor":{"prototype":{}},"questions":[${sound}]}`,
  ],
  ['a number beyond all bounds', 'question', 'number-too-large', () => having('"size":1e400')],
  [
    'a question with 30,000 values',
    'question',
    'too-many-values',
    () => having(`"more":[${'0,'.repeat(30_000)}0]`),
  ],
  [
    'a question that does not end',
    'file',
    'too-large',
    () => jsonOf(`{"prompt":"${'x'.repeat(1_100_000)}"}`),
  ],
  [
    'much around the questions',
    'file',
    'too-large',
    () => `{${head},"note":"${'x'.repeat(4_100_000)}","questions":[${sound}]}`,
  ],
  [
    '30,000 questions',
    'file',
    'too-many-questions',
    () => jsonOf(...Array.from({ length: 30_000 }, () => '{}')),
  ],
  ['questions that are no objects', 'file', 'malformed', () => jsonOf('1', '"two"', '[3]')],
  [
    'another version',
    'file',
    'unknown-version',
    () => jsonOf(sound).replace('rehearse-bank/1', 'rehearse-bank/2'),
  ],
  ['another format', 'file', 'not-this-format', () => '{"cards": []}'],
  ['nothing', 'file', 'malformed', () => ''],
  ['no questions', 'file', 'no-questions', () => jsonOf()],
]);

/** Ten to the power of eleven words, by names for lists of names. */
export const bomb = Array.from({ length: 12 }, (_, index) => {
  const list = index === 0 ? '[x, x]' : `[${`*a${index - 1}, `.repeat(9)}*a${index - 1}]`;
  return `a${index}: &a${index} ${list}\n`;
}).join('');

const yaml = files('yaml', [
  ['an alias bomb', 'file', 'aliases-refused', () => yamlOf(`  - ${sound}\n`, bomb)],
  ['an alias inside of itself', 'question', 'too-deep', () => yamlOf('  - &a\n    more: *a\n')],
  ['an alias of nothing', 'file', 'aliases-refused', () => yamlOf('  - *nothing\n')],
  [
    'a tag that makes a function',
    'file',
    'tags-refused',
    () => yamlOf('  - slug: !!js/function "function () { return 1 }"\n'),
  ],
  ['a tag of its own', 'file', 'tags-refused', () => yamlOf('  - slug: !secret x\n')],
  ['a tag for bytes', 'file', 'tags-refused', () => yamlOf('  - slug: !!binary aGk=\n')],
  [
    'merge keys',
    'file',
    'merge-keys-refused',
    () => yamlOf(`  - <<: [*m, *m]\n    slug: x\n`, 'm: &m {a: 1}\n'),
  ],
  ['a key twice', 'file', 'duplicate-key', () => yamlOf('  - slug: a\n    slug: b\n')],
  ['__proto__', 'question', 'forbidden-key', () => yamlOf('  - __proto__: {isAdmin: true}\n')],
  ['nested 10,000 deep', 'file', 'too-deep', () => yamlOf(`  - a: ${'['.repeat(10_000)}\n`)],
  ['nested in blocks', 'file', 'too-deep', () => yamlOf(`  ${'- '.repeat(10_000)}x\n`)],
  [
    'nested 40 deep',
    'question',
    'too-deep',
    () => yamlOf(`  - a: ${'['.repeat(40)}${']'.repeat(40)}\n`),
  ],
  [
    'an object of 100,000 keys',
    'file',
    'too-large',
    () => Array.from({ length: 100_000 }, (_, index) => `k${index}: 1\n`).join(''),
  ],
  ['too many values', 'file', 'too-large', () => yamlOf('  - a\n'.repeat(500_000))],
  ['longer than may be', 'file', 'too-large', () => yamlOf(`  - a: ${'x'.repeat(9_000_000)}\n`)],
  [
    'several documents',
    'file',
    'several-documents',
    () => `${yamlOf(`  - ${sound}\n`)}---\n${yamlOf(`  - ${sound}\n`)}`,
  ],
  ['an escaped NUL', 'question', 'unstorable-text', () => yamlOf('  - slug: "a\\0b"\n')],
  [
    'half of a surrogate pair',
    'question',
    'unstorable-text',
    () => yamlOf('  - slug: "a\\ud800b"\n'),
  ],
  [
    'bytes of another encoding',
    'file',
    'not-utf8',
    () => Buffer.from(yamlOf('  - slug: caf\u00E9\n'), 'latin1'),
  ],
  ['a tab for a blank', 'file', 'malformed', () => yamlOf('  - slug: a\n\tkind: b\n')],
  ['words', 'file', 'not-this-format', () => 'just words'],
  ['nothing', 'file', 'not-this-format', () => ''],
]);

export const hostileNativeFiles: readonly HostileFile[] = [...json, ...yaml];
