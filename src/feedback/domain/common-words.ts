import { stemWord } from './stem-word.js';

/** Words of any English text. */
const english = [
  'a about above after again against ago all almost alone along already also although always am among an and',
  'another any anybody anything are around as at away back be because been before behind being below beside',
  'between both but by came can cannot come comes could did do does doing done down during each either else',
  'enough even ever every everybody everything few first for from get gets give given gives go goes gone got had',
  'has have having he her here his how however i if in into is it its itself just keep keeps kept last later',
  'least leave leaves left less let lets like long made make makes many may me mean means might mine more most',
  'much must my near need needs neither never new next no nobody non none nor not nothing now of off often old on',
  'once one only onto or other our out outside over own per plus put puts rather s said same say says second see',
  'seen several shall she should show shows shown since so some somebody something soon still such t take taken',
  'takes tell tells than that the their them then there therefore these they thing things third this those though',
  'three through thus to together told too toward towards turn two under until up upon us use used uses using very',
  'via want wants was way ways we well went were what when where whether which while who whole whom whose why will',
  'with within without would yes yet you your zero four five ten hundred thousand million billion e g',
];
/** Words that rubrics judge with, whatever they are about, and those that any answer of the trade has. */
const rubric = [
  'absent act add answer applicable apply argue ask assume assumption avoid begin bound break call case cause change',
  'check choice choose claim clear close come compare compute condition confirm contain correct cost count cover day',
  'decide decision derive describe design detail difference different effect end error evidence example exist expect',
  'explain explanation fact fail failure fault figure find fit fix follow full gap goal good group happen help hold',
  'hour idea include instead judge know large largest late level list look lose loss lost mark matter measure mention',
  'minute miss month move name note number open option order part pass people person place plan point problem promise',
  'propose prove reach real reason refuse reject remain remove repeat report rest result right rule run separate set',
  'settle side silent similar single size small start state stay step stop survive talk team test time treat try unit',
  'value wait word work wrong write year data database server service system user table row read rate load store',
];

const common: ReadonlySet<string> = new Set(
  [...english, ...rubric].flatMap((line) => line.split(' ')).map((word) => stemWord(word)),
);
const shortNumber = /^\d{1,2}$/u;

/** Whether a word, by its stem, is in so many texts that finding it shows nothing. */
export function isCommonWord(stem: string): boolean {
  return common.has(stem) || shortNumber.test(stem) || stem.length === 1;
}
