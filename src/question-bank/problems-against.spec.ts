import { describe, expect, it } from '@jest/globals';
import { bankDocument, questionDocument, type Json } from '../../test/support/bank-document.js';
import { checkDocument } from './check-document.js';
import { contentHash } from './content-hash.js';
import { problemsAgainst, type Stored } from './problems-against.js';

const nothing: Stored = { topics: [], skills: [], sources: [], questions: [] };

function pointersOf(questions: Json[], stored: Stored, more: Json = {}): string[] {
  const checked = checkDocument({ ...bankDocument('bank', questions), ...more });
  return problemsAgainst(checked, stored).map(({ pointer }) => pointer);
}

/** The bank holds this question word for word. */
function holding(question: Json): Stored {
  const { questions } = checkDocument(bankDocument('bank', [question]));
  return {
    ...nothing,
    questions: questions.map(({ slug, content }) => ({
      slug,
      kind: content.kind,
      milestone: content.milestone,
      variantOf: content.variantOf,
      contentHash: contentHash(content),
    })),
  };
}

describe('problemsAgainst', () => {
  it('does not hold a rule against a question that is stored word for word', () => {
    const short = questionDocument('short', { hints: ['Only one.'] });
    const other = questionDocument('other', { hints: ['Only one.'] });
    expect(pointersOf([short, other], nothing)).toEqual([
      '#/questions/0/hints',
      '#/questions/1/hints',
    ]);
    expect(pointersOf([short, other], holding(short))).toEqual(['#/questions/1/hints']);
    const edited = { ...short, title: 'Another title' };
    expect(pointersOf([edited], holding(short))).toEqual(['#/questions/0/hints']);
  });

  it('knows what is stored, and refuses what leads nowhere, in every list', () => {
    const certifications = [
      {
        id: 'exam',
        name: 'Exam',
        provider: 'aws',
        status: 'active',
        worth: 'Little.',
        facts: [{ about: 'exam', text: '65 questions.', seen: '2026' }],
        skills: ['test-skill', 'stored-skill', 'lost-skill'],
        sources: ['lost-source'],
      },
    ];
    const services = [
      {
        id: 'service',
        name: 'Service',
        provider: 'aws',
        summary: 'A database.',
        facts: [{ about: 'limit', text: '400 KB.', seen: '2026-08' }],
        sources: ['test-source', 'lost-source'],
      },
    ];
    const stored = { ...nothing, skills: ['stored-skill'] };
    const question = questionDocument('a', { topics: ['test-topic', 'lost-topic'] });
    expect(pointersOf([question], stored, { certifications, services })).toEqual([
      '#/certifications/0/skills/2',
      '#/certifications/0/sources/0',
      '#/services/0/sources/1',
      '#/questions/0/topics/1',
    ]);
  });

  it.each(['2026-13', '2026-00-10', '2026-08-32', '26', 'August 2026'])(
    'refuses %s as the time at which a fact was seen',
    (seen) => {
      const services = [
        {
          id: 'service',
          name: 'Service',
          provider: 'aws',
          summary: 'A database.',
          facts: [{ about: 'limit', text: '400 KB.', seen }],
          sources: [],
        },
      ];
      expect(pointersOf([questionDocument('a')], nothing, { services })).toEqual([
        '#/services/0/facts/0/seen',
      ]);
    },
  );

  it('says of a question what is wrong with it beside those that are stored', () => {
    const capstone = {
      pitch: 'It keeps what it said.',
      smallestDemo: 'Put, kill, get.',
      metrics: ['0 lost'],
      demo: [
        { at: '0:00', show: 'One.' },
        { at: '1:00', show: 'Two.' },
      ],
      peerReview: ['Run it.'],
      risks: [{ risk: 'Scope.', sign: 'A parser.', response: 'Cut it.' }],
    };
    const engine = questionDocument('engine', { kind: 'capstone', capstone });
    expect(pointersOf([questionDocument('engine')], holding(engine))).toEqual([
      '#/questions/0/kind',
    ]);
  });

  it('reads nothing of a list that is too long', () => {
    const many = Array.from({ length: 501 }, (_, index) =>
      questionDocument(`q-${index}`, { hints: [] }),
    );
    expect(pointersOf(many, nothing)).toEqual(['#/questions']);
  });
});
