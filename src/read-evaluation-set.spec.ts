import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { sampleSet, shippedQuestions, type SetDocument } from '../test/support/evaluation-set.js';
import { llmEvalHelp } from './llm-eval-help.js';
import { readEvaluationSet, type EvaluationSet } from './read-evaluation-set.js';

const kit = shippedQuestions();

function read(document: unknown): EvaluationSet {
  const result = readEvaluationSet(document, kit);
  if (result.kind === 'faulty') throw new Error(result.faults.join('\n'));
  return result.set;
}

function faultsOf(document: unknown): readonly string[] {
  const result = readEvaluationSet(document, kit);
  return result.kind === 'faulty' ? result.faults : [];
}

/** A small set of one answer to a question of its own, with something else about it. */
function oneAnswer(change: (answer: SetDocument['answers'][number]) => object): object {
  const rubric = ['order', 'cost'].map((key) => ({
    key,
    title: `Tells of ${key}`,
    weight: 50,
    mustHave: key === 'order',
    minLevel: key === 'cost' ? 'senior' : 'junior',
    aliases: ['log first'],
    levels: ['Nothing.', 'A word.', 'Here.', 'With a limit.'],
  }));
  const answer = {
    id: 'own-1',
    question: { prompt: 'Why a log?', rubric },
    candidateLevel: 'senior',
    answer: 'The log is flushed before the page.',
    graders: [{ name: 'ada', levels: { order: 'applied', cost: 'absent' } }],
  };
  return { name: 'own', answers: [{ ...answer, ...change(answer) }] };
}

describe('readEvaluationSet', () => {
  it('reads answers to questions of the kit, with the levels of all graders by place', () => {
    const { name, answers } = read(sampleSet());
    expect([name, answers.length]).toEqual(['sample-answers', 30]);
    const first = answers[0];
    expect(first?.id).toBe('chat-messaging-1');
    expect(first?.question.prompt).toBe(kit.get('chat-messaging')?.prompt);
    expect(first?.question.answer).toMatch(/^50 M/u);
    // The sheets a and b give 3 and 0 to these.
    const [estimate, ordering] = first?.criteria ?? [];
    expect(estimate).toMatchObject({ key: 'clarify-estimate', people: [3, expect.any(Number)] });
    expect(ordering).toMatchObject({
      key: 'ordering-idempotence',
      people: [0, expect.any(Number)],
    });
  });

  it('puts graders in the order of their names', () => {
    const graders = [
      { name: 'grace', levels: { order: 'extended', cost: 'named' } },
      { name: 'ada', levels: { order: 'applied', cost: 'absent' } },
    ];
    expect(read(oneAnswer(() => ({ graders }))).answers[0]?.criteria).toEqual([
      { key: 'order', passesAt: 2, people: [2, 3] },
      { key: 'cost', passesAt: null, people: [0, 1] },
    ]);
  });

  it('asks only for the criteria that apply at the candidate’s level', () => {
    const junior = oneAnswer(() => ({
      candidateLevel: 'junior',
      graders: [{ name: 'ada', levels: { order: 'absent' } }],
    }));
    const [answer] = read(junior).answers;
    expect(answer?.criteria.map(({ key }) => key)).toEqual(['order']);
    expect(answer?.question.criteria.map(({ key }) => key)).toEqual(['order']);
  });

  it('gives equal content an equal hash, and other content another', () => {
    const plain = oneAnswer(() => ({}));
    expect(read(plain).hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(read({ ...plain, name: 'other' }).hash).toBe(read(plain).hash);
    expect(read(oneAnswer(() => ({ padded: 'Well. ' }))).hash).not.toBe(read(plain).hash);
  });

  it('reads the example that the help shows', () => {
    const example = /^name: [\s\S]*?\n(?=\n)/mu.exec(llmEvalHelp)?.[0] ?? '';
    const { answers } = read(parse(example));
    expect(
      answers.map(({ id, paraphrase, padded }) => [id, paraphrase !== null, padded !== null]),
    ).toEqual([
      ['wal-1', true, true],
      ['own-1', false, false],
    ]);
  });

  const at = '#/answers/0/graders/0/levels';
  it.each<[string, object, string[]]>([
    ['no fields', [], ['#/name: must be text of 1 to 120 characters', '#/answers: must be a list']],
    [
      'a field nobody knows',
      oneAnswer(() => ({ grader: 'ada' })),
      ["#/answers/0/grader (answer 'own-1'): is not known here"],
    ],
    [
      'an unknown question',
      oneAnswer(() => ({ question: 'no-such' })),
      ["#/answers/0/question (answer 'own-1'): 'no-such' is no question of the kit"],
    ],
    [
      'a question without a rubric',
      oneAnswer(() => ({ question: { prompt: 'Why?' } })),
      ["#/answers/0/question/rubric (answer 'own-1'): must be a list"],
    ],
    [
      'something else for a question',
      oneAnswer(() => ({ question: 7 })),
      ["#/answers/0/question (answer 'own-1'): must be the slug of a question of the kit, or"],
    ],
    [
      'a level that the criterion has not',
      oneAnswer(() => ({ graders: [{ name: 'ada', levels: { order: 'good', cost: 'named' } }] })),
      [`${at}/order (answer 'own-1'): is not a level of 'order'`],
    ],
    [
      'a criterion that does not apply, and none that does',
      oneAnswer(() => ({ graders: [{ name: 'ada', levels: { speed: 'named' } }] })),
      [
        `${at}/speed (answer 'own-1'): is not a criterion that applies here`,
        `${at} (answer 'own-1'): 'order' is not graded`,
        `${at} (answer 'own-1'): 'cost' is not graded`,
      ],
    ],
    [
      'levels that are no words',
      oneAnswer(() => ({ graders: [{ name: 'ada', levels: { order: 2, cost: 0 } }] })),
      [`${at} (answer 'own-1'): must give the key of a level to the key of each criterion`],
    ],
    [
      'a grader twice',
      oneAnswer(({ graders }) => ({ graders: [...graders, ...graders] })),
      ["#/answers/0/graders/1/name (answer 'own-1'): graded this answer before"],
    ],
    [
      'nobody',
      oneAnswer(() => ({ graders: [] })),
      ["#/answers/0/graders (answer 'own-1'): must have an entry"],
    ],
  ])('refuses %s, and says where', (_, document, faults) => {
    const found = faultsOf(document);
    expect(found).toHaveLength(faults.length);
    expect(found.map((fault, place) => fault.startsWith(faults[place] ?? '?') || fault)).toEqual(
      faults.map(() => true),
    );
  });

  it('refuses an id that is used twice', () => {
    const { answers } = sampleSet();
    const twice = { name: 'twice', answers: [...answers, ...answers.slice(0, 1)] };
    expect(faultsOf(twice)).toEqual([
      "#/answers/30/id (answer 'chat-messaging-1'): is used by an earlier answer",
      "#/answers/30/answer (answer 'chat-messaging-1'): was given to the same question before",
    ]);
  });

  it('refuses one answer under two ids, however its lines are broken', () => {
    const { answers } = sampleSet();
    const [first] = answers;
    const again = { ...first, id: 'again', answer: first?.answer.replaceAll(' ', '\n') };
    expect(faultsOf({ name: 'twice', answers: [...answers, again] })).toEqual([
      "#/answers/30/answer (answer 'again'): was given to the same question before",
    ]);
  });
});
