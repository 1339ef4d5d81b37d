import { describe, expect, it } from '@jest/globals';
import { planImport, type KnownQuestion, type PlannedEntry } from './plan-import.js';

function entry(changes: Partial<PlannedEntry> = {}): Omit<PlannedEntry, 'ordinal'> {
  return {
    externalId: null,
    slug: null,
    titleSlug: null,
    contentHash: 'content',
    documentHash: 'document',
    hasFaults: false,
    hasFindings: false,
    kind: 'concept',
    variantOf: null,
    milestone: null,
    ...changes,
  };
}

function question(slug: string, changes: Partial<KnownQuestion> = {}): KnownQuestion {
  return {
    questionId: `id of ${slug}`,
    externalId: null,
    slug,
    position: 0,
    contentHash: 'content',
    isPublished: true,
    documentHash: null,
    ...changes,
  };
}

function plan(
  entries: readonly Omit<PlannedEntry, 'ordinal'>[],
  known: readonly KnownQuestion[] = [],
  publish = true,
): string[] {
  const placed = entries.map((each, ordinal) => ({ ...each, ordinal }));
  return planImport(placed, known, { publish }).map(({ outcome, slug, questionId, problems }) =>
    [outcome, slug, questionId, ...problems.map(({ pointer, code }) => `${pointer} ${code}`)].join(
      ' | ',
    ),
  );
}

describe('planImport', () => {
  it('knows a question by its external id before its slug', () => {
    const known = [question('caching', { externalId: 'card-1' }), question('queues')];
    expect(
      plan(
        [
          entry({ externalId: 'card-1', slug: 'renamed', contentHash: 'other' }),
          entry({ externalId: 'card-2', slug: 'queues' }),
          entry({ externalId: 'card-3', slug: 'locks' }),
        ],
        known,
      ),
    ).toEqual([
      'update | caching | id of caching | /slug slug-kept',
      'same | queues | id of queues',
      'create | locks | ',
    ]);
  });

  it('says that a slug stays when the file has another for what its external id names', () => {
    const known = [question('caching', { externalId: 'card-1' })];
    expect(plan([entry({ externalId: 'card-1', slug: 'caches' })], known)).toEqual([
      'same | caching | id of caching | /slug slug-kept',
    ]);
  });

  it('refuses the slug of a question that another program calls something else', () => {
    const known = [question('caching', { externalId: 'card-1' })];
    expect(plan([entry({ externalId: 'card-2', slug: 'caching' })], known)).toEqual([
      'reject | caching |  | /slug name-taken',
    ]);
  });

  it('makes slugs of titles, which an external id keeps apart, and keeps', () => {
    const two = [
      entry({ externalId: 'a', titleSlug: 'caching' }),
      entry({ externalId: 'b', titleSlug: 'caching' }),
      entry({ externalId: 'c' }),
    ];
    expect(plan(two, [question('caching-2', { externalId: 'z' })])).toEqual([
      'create | caching | ',
      'create | caching-3 | ',
      'create | question | ',
    ]);
    const known = [
      question('caching', { externalId: 'b' }),
      question('caching-3', { externalId: 'a', contentHash: 'other' }),
    ];
    expect(plan(two, known)).toEqual([
      'update | caching-3 | id of caching-3',
      'same | caching | id of caching',
      'create | question | ',
    ]);
  });

  it('takes a title alone for a name, so two of one title are one too many', () => {
    const titled = entry({ titleSlug: 'caching', contentHash: 'other' });
    expect(plan([titled, titled])).toEqual([
      'create | caching | ',
      'reject | caching |  | /title duplicate-name',
    ]);
    expect(plan([titled], [question('caching')])).toEqual(['update | caching | id of caching']);
    expect(plan([entry()])).toEqual(['reject |  |  | /slug no-name']);
  });

  it('never gives away a slug that a later entry has', () => {
    const entries = [entry({ externalId: 'a', titleSlug: 'caching' }), entry({ slug: 'caching' })];
    expect(plan(entries)).toEqual(['create | caching-2 | ', 'create | caching | ']);
  });

  it('rejects the second of one name, whichever way it is named', () => {
    const known = [question('caching', { externalId: 'card-1' })];
    expect(
      plan(
        [
          entry({ externalId: 'card-1' }),
          entry({ slug: 'caching' }),
          entry({ externalId: 'card-1', slug: 'other' }),
          entry({ slug: 'locks', hasFaults: true }),
          entry({ slug: 'locks' }),
        ],
        known,
      ),
    ).toEqual([
      'same | caching | id of caching',
      'reject | caching |  | /slug duplicate-name',
      'reject | other |  | /externalId duplicate-name',
      'reject | locks | ',
      'reject | locks |  | /slug duplicate-name',
    ]);
  });

  it('lets drafts break rules, and published words stay that break new ones', () => {
    const loose = entry({ slug: 'caching', hasFindings: true });
    const wrong = entry({ slug: 'caching', hasFaults: true });
    expect(plan([loose])).toEqual(['reject | caching | ']);
    expect(plan([loose], [], false)).toEqual(['create | caching | ']);
    expect(plan([wrong], [], false)).toEqual(['reject | caching | ']);
    expect(plan([loose], [question('caching')])).toEqual(['same | caching | id of caching']);
    expect(plan([{ ...loose, contentHash: 'other' }], [question('caching')])).toEqual([
      'reject | caching | id of caching',
    ]);
  });

  it('compares drafts with drafts, and with what is published where there is none', () => {
    const drafted = question('caching', { documentHash: 'document', contentHash: 'other' });
    const known = [drafted];
    const same = entry({ slug: 'caching' });
    expect(plan([same], known, false)).toEqual(['same | caching | id of caching']);
    expect(plan([same], known, true)).toEqual(['update | caching | id of caching']);
    const published = [question('caching')];
    expect(plan([same], published, false)).toEqual(['same | caching | id of caching']);
    const incomplete = entry({ slug: 'caching', contentHash: null });
    expect(plan([incomplete], published, false)).toEqual(['update | caching | id of caching']);
    const retired = [question('caching', { contentHash: null })];
    expect(plan([same], retired)).toEqual(['update | caching | id of caching']);
  });

  it('takes time in proportion to the file, whatever its names', () => {
    const entries = Array.from({ length: 20_000 }, (_, index) =>
      entry({ externalId: `card-${index}`, titleSlug: 'caching' }),
    );
    expect(plan(entries).at(-1)).toBe('create | caching-20000 | ');
  });
});
