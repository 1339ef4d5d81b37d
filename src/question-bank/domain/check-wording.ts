import type { QuestionContent } from './question-content.js';
import type { QuestionProblem } from './question-problem.js';
import { textsOf } from './texts-of.js';
import { wordsOf } from './words-of.js';

/** Words of judgement: in a rubric they ask the grader for a feeling where a fact should stand. */
const vague = wordPattern([
  'good|bad|great|excellent|nice|poor|deep|deeply|robust|appropriate|appropriately|proper|properly',
  'strong|strongly|weak|clear|clearly|well|efficient|efficiently|effective|effectively|scalable',
  'sensible|solid|reasonable|reasonably|thorough|thoroughly|understands|best practices?|high-quality',
]);
/** Padding and hype: the sentence says the same without them. */
const filler = wordPattern([
  'simply|obviously|of course|leverag(?:e|es|ed|ing)|utili[sz](?:e|es|ed|ing)|seamless(?:ly)?',
  'delv(?:e|es|ing)|crucial(?:ly)?|cutting[- ]edge|world[- ]class|game[- ]chang(?:er|ing)',
]);
/** Red flags are left out: they are what a candidate says. */
const ownVoice = [
  'title',
  'intent',
  'prompt',
  'milestone',
  'capstone',
  'outline',
  'runbook',
  'scope',
  'alternatives',
  'hints',
] as const;
/** A criterion longer than this is read twice, and three minutes are over. */
const mostCriterionWords = 32;
const mostOutlineWords = 100;
/** Descriptors that share more of their words than this say the same. */
const largestOverlap = 0.7;

/** What is left of '3,000 rows' in a list that was split at its comma. */
const splitNumber = /^\d{1,2}$/u;

/** Words so common in answers that their presence shows nothing. */
const generic = new Set(
  [
    'cache caching database databases index indexes queue queues table tables key keys lock locks',
    'latency throughput scale scaling backup backups replica replicas shard shards retry retries',
    'cost costs data design storage server servers service services request requests user users',
    'monitoring metric metrics alert alerts test tests testing security consistency availability',
    'transaction transactions query queries read reads write writes network cloud region regions',
    'node nodes memory disk partition partitions log logs logging event events message messages',
    'stream batch job jobs worker workers rate limit limits time number numbers plan goal result',
    'results team teams impact risk risks feedback lesson change changes owner deadline rollback',
    'migration schema column row rows constraint constraints failure failures recovery failover',
    'timeout timeouts pool traffic load peak growth estimate api client clients app application',
  ].flatMap((line) => line.split(' ')),
);

/** The rules about words: facts instead of feelings, short criteria, aliases that prove a mention. */
export function checkWording(content: QuestionContent): QuestionProblem[] {
  return [
    ...content.rubric.criteria.flatMap(({ title, levels, aliases }, index) => [
      ...criterionText(`/rubric/${index}/title`, title),
      ...levels.flatMap(({ descriptor }, level) =>
        criterionText(`/rubric/${index}/levels/${level}`, descriptor),
      ),
      ...alikeLevels(
        index,
        levels.map(({ descriptor }) => descriptor),
      ),
      ...genericAliases(index, aliases),
    ]),
    ...repeatedAliases(content),
    ...textsOf(content, ownVoice).flatMap(([pointer, text]) =>
      found(pointer, text, filler, 'filler-word'),
    ),
    ...content.outline.flatMap((point, index) =>
      tooLong(`/outline/${index}`, point, mostOutlineWords),
    ),
  ];
}

function criterionText(pointer: string, text: string): QuestionProblem[] {
  return [
    ...found(pointer, text, vague, 'vague-word'),
    ...found(pointer, text, filler, 'filler-word'),
    ...tooLong(pointer, text, mostCriterionWords),
  ];
}

function found(pointer: string, text: string, pattern: RegExp, code: string): QuestionProblem[] {
  // What a candidate is quoted with may be vague.
  const words = [...text.replaceAll(/"[^"]*"/gu, '').matchAll(pattern)].map(([word]) => word);
  if (words.length === 0) return [];
  const fix = code === 'vague-word' ? 'put the fact in its place' : 'leave it out';
  return [{ pointer, code, detail: `says '${words.join("', '")}': ${fix}` }];
}

function tooLong(pointer: string, text: string, most: number): QuestionProblem[] {
  const count = text.trim().split(/\s+/u).length;
  if (count <= most) return [];
  return [{ pointer, code: 'too-long', detail: `has ${count} words, at most ${most} are read` }];
}

function alikeLevels(index: number, descriptors: readonly string[]): QuestionProblem[] {
  const words = descriptors.map((text) => new Set(wordsOf(text)));
  return words.flatMap((own, level) => {
    const twin = words
      .slice(0, level)
      .findIndex((earlier) => overlap(own, earlier) > largestOverlap);
    if (twin === -1) return [];
    const detail = `says nearly the same as level ${twin}`;
    return [{ pointer: `/rubric/${index}/levels/${level}`, code: 'alike-levels', detail }];
  });
}

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}

function genericAliases(index: number, aliases: readonly string[]): QuestionProblem[] {
  return aliases.flatMap((alias, place) => {
    // Marks around a word do not make it any rarer, and marks alone are in no answer.
    const [word, ...more] = wordsOf(alias);
    const isTelling = word !== undefined && (more.length > 0 || !generic.has(word));
    if (isTelling && !splitNumber.test(alias)) return [];
    const detail = `'${alias}' is in most answers: name what this criterion is about`;
    return [{ pointer: `/rubric/${index}/aliases/${place}`, code: 'generic-alias', detail }];
  });
}

function repeatedAliases({ rubric }: QuestionContent): QuestionProblem[] {
  const seen = new Set<string>();
  return rubric.criteria.flatMap(({ aliases }, index) =>
    aliases.flatMap((alias, place) => {
      const word = alias.toLowerCase();
      if (!seen.has(word)) {
        seen.add(word);
        return [];
      }
      const detail = `'${alias}' is an alias before: a mention must show one criterion`;
      return [{ pointer: `/rubric/${index}/aliases/${place}`, code: 'repeated-alias', detail }];
    }),
  );
}

function wordPattern(words: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${words.join('|')})\\b`, 'giu');
}
