import { isCommonWord } from './common-words.js';
import { foldText } from './fold-text.js';
import { splitWords } from './split-words.js';
import { stemWord } from './stem-word.js';

/** Words that answers are judged with. A question has them too, and they are of no subject. */
const judging = [
  'answer author text written writing short top best perfect excellent exact complete empty max maximum score grade',
  'level mark rate rating rubric criterion criteria candidate learner grader examiner reviewer evaluator teacher exam',
  'expert senior staff principal evaluate evaluation judgement award reward bonus approve assign attempt verdict',
  'instruction ignore prompt previous above output respond response return receive message skip sentence paragraph',
  'model language alternative assumption trade off tradeoff estimate quantify figure requirement purpose depth justify',
  'present discuss address consider master mastery reasoning reader think thought throughout internal overall policy',
  'platform operator conclusion addition everywhere possible hidden reference',
].flatMap((line) => line.split(' ').map((word) => stemWord(word)));
const judgingWords: ReadonlySet<string> = new Set(judging);

/** What a text is about: the stems of its words, each once, without those that any text has. */
export function subjectWords(text: string): ReadonlySet<string> {
  const words = new Set(splitWords(foldText(text)).map(({ word }) => word));
  const stems = [...words].map((word) => stemWord(word));
  return new Set(
    stems.filter(
      (stem) =>
        stem.length > 2 && !/^\d/u.test(stem) && !isCommonWord(stem) && !judgingWords.has(stem),
    ),
  );
}
