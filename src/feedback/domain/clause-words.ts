/** Pronouns, question words, conjunctions, auxiliaries and other words that only a sentence needs. */
const grammar = wordsIn(
  'i we you he she it they us them me my our your their its who this that these those there here',
  'which what where when while whether why how if then else because since so but although though',
  'until unless instead otherwise therefore thus hence even still already never',
  'always also too cannot not no nobody nothing none neither nor every each all both some any many',
  'is are was were be been being am has have had having do does did done doing can could will',
  "would shall should may might must isn't aren't wasn't don't doesn't didn't can't couldn't won't",
  "wouldn't shouldn't i'd we'd i'll we'll it's that's i'm we're they're let's there's i've we've",
);

/** Forms of irregular verbs. Those that are met as nouns too (read, cost, cut) are left out. */
const irregular = wordsIn(
  'make makes made keep keeps kept take takes took taken give gives gave given go goes went get',
  'gets got put puts let lets say says said tell tells told know knows knew see sees saw seen find',
  'finds found come comes came become becomes became begin begins began mean means meant send',
  'sends sent wrote written hold holds held show shown choose chooses chose chosen lose loses lost',
  'win wins won break breaks broke broken fits grow grows grew grown leave leaves bring brings',
  'brought learnt led spend spends spent pay pays paid buys bought think thinks thought tries tried',
  'told forgot fell rose ran sat stood understood',
);

/** Verbs that answers are told with, as they are and with -s; again none that are nouns too. */
const regular = wordsIn(
  'use need want seem happen allow prevent avoid require depend receive append delete remove add pick',
  'reject refuse serialize survive reach apply decide compute restore create turn ask explain agree',
  'disagree propose learn assume expect ignore revoke rotate remain contain include protect notice',
  'help stay belong',
).flatMap((verb) => [verb, `${verb}s`]);

/** What begins a term where it stands alone ('fail open', 'serve stale'), and a clause with -s. */
const finite = wordsIn(
  'starts waits fails serves divides moves follows carries accepts reconnects grants handles detects',
  'stores saves looks rebuilds replays answers treats drops settles sorts compares serialises',
);

/** Statements of SQL. In small letters they are words of a phrase ('select for update'). */
const statements = wordsIn(
  'SELECT INSERT UPDATE DELETE CREATE ALTER BEGIN COMMIT ROLLBACK GRANT REVOKE',
);

/**
 * What sentences of German, French, Spanish, Portuguese, Italian, Dutch and Polish cannot do without and
 * terms of the trade do not have: an answer may be in the language of its author. Words that English has
 * too, or that are names of things (es, op, per), are left out.
 */
const elsewhere = wordsIn(
  'und ist sind der das den dem ein eine einen einem einer nicht wird werden wurde mit auf für wenn dann',
  'wir ich sich auch nur durch von zum zur bei nach über oder aber weil dass wie kann muss hat haben',
  'le la les des est sont une pas que qui dans pour avec sur nous je elle ne du aux ce cette mais donc',
  'el los las una del con para por se más está están como cuando porque pero hay sus nos ser cada tiene',
  'os é são um uma não com ao mais quando porque mas sem pelo pela isso nós tem',
  'il lo gli è sono non che di della delle nel nella quando perché ma anche ogni viene',
  'het een niet wordt worden voor van naar als dat dan maar ook zijn bij geen deze',
  'jest są nie się dla przez gdy że oraz jeśli który która które jak ale tylko przed każdy',
);

const clauseWords: ReadonlySet<string> = new Set([
  ...grammar,
  ...irregular,
  ...regular,
  ...finite,
  ...elsewhere,
]);
const sqlStatements: ReadonlySet<string> = new Set(statements);

/** Whether a word makes a statement of terms: a list of terms has none of these. */
export function isClauseWord(word: string): boolean {
  return sqlStatements.has(word) || clauseWords.has(word.replace('’', "'").toLowerCase());
}

function wordsIn(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}
