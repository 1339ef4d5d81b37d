/** Between two parts of a pattern: a few words. */
const gap = '[^]{0,40}?';

function oneOf(...words: readonly string[]): string {
  return `(?:${words.join('|')})`;
}

function inOrder(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(gap), 'u');
}

const ignore = String.raw`\b(?:ignore|ignoring|disregard|disregarding|forget|overlook|override|bypass|(?:do not|don't|never) (?:follow|obey|apply|use|consider))\b`;
const instructions = oneOf(
  String.raw`\bthe (?:instructions?|directions)(?= ?(?:[.!,;\n]|$)| (?:and|above|before|given|you)\b)`,
  String.raw`\b(?:your|these|those|all|any|other|previous|prior|above|earlier|preceding|given) (?:instructions?|directions)\b`,
  String.raw`\b(?:your|the above|previous) (?:guidelines|rules|prompt|orders)\b`,
  String.raw`\b(?:this prompt|system prompt|rubric|grading rules)\b`,
  String.raw`\b(?:everything|anything|all|what) you (?:were|have been|are) (?:told|given)\b`,
  String.raw`\b(?:everything|anything|all) (?:said |written )?above(?= ?(?:[.!,;\n]|$)| and\b)`,
);
const give = String.raw`\b(?:give|award|assign|grant|rate|mark|score|grade|set|put|choose|select|return|output|report|use|gets?|receives?|deserves?|earns?|merits?|warrants?|justif(?:y|ies)|is worth|is at)\b`;
const best = oneOf(
  String.raw`\bfull (?:marks?|credit|points|score)\b`,
  String.raw`\b(?:top|maximum|max|perfect|best|highest|strongest)(?: possible| available)? (?:marks?|grades?|scores?|ratings?|levels?)\b`,
  String.raw`\b(?:10|100) ?(?:/|out of) ?(?:10|100)\b`,
);
/** What is graded here. Submissions, candidates and answers of a design are others. */
const graded = oneOf(
  String.raw`\b(?:this|my) (?:answer|submission|essay|response)\b`,
  String.raw`\b(?:all|every|each|the|its)(?: of the| one of the)? criteri(?:on|a)\b`,
  String.raw`\bacross the board\b`,
);
const anyGrader = String.raw`(?:ai|llm|gpt|chatgpt|claude|gemini|llama|language model|ai model|grader|grading (?:assistant|model|system|bot|engine)|evaluator|examiner|assessor|ai assistant|feedback (?:model|assistant|system))`;
/** Nothing else in most designs, which have models, judges, reviewers and assistants of their own. */
const grader = String.raw`(?:grader|grading (?:assistant|model|system|bot|engine)|examiner|assessor|evaluator)`;
const obliged = String.raw`you (?:must|should|will|have to|need to|shall|are (?:required|obliged|asked|instructed|ordered) to)`;
/** What answers are praised for, and rows, terms and replies are not. */
const merit = String.raw`\b(?:trade-?offs?|criteri(?:on|a)|rubric|alternatives|expectations?|in depth|deep|reasoning|understanding|mastery|competence|expertise|insight|assumptions?|bottlenecks?|failure modes?|edge cases?|seniority|marks|senior|staff|principal)\b`;

const orders: readonly RegExp[] = [
  inOrder(ignore, instructions),
  inOrder(give, best, graded),
  inOrder(graded, give, best),
  inOrder(give, graded, best),
  /\b(?:level|score|grade|mark|rating)s? (?:to|at|as) (?:the |its )?(?:maximum|max|highest|top|best)\b[^]{0,40}?\b(?:(?:all|every|each) criteri|(?:this|my) (?:answer|submission))/u,
  /\baward (?:it |me |this |him |her |them )?(?:the |a )?(?:full (?:marks|credit)|(?:top|maximum|max|best|highest)(?: possible)? (?:marks?|grade|level))\b/u,
  new RegExp(String.raw`\bgive (?:me|this) (?:the |a )?${best}`, 'u'),
  /\b(?:grade|rate|mark) (?:all|every|each)(?: of the)? criteri(?:on|a)\b/u,
  /\b(?:level|score|grade|mark|rating)s? (?:of )?(?:\d|exceptional|strong|outstanding|maximum)[^]{0,20}?(?:\bthroughout\b|\beverywhere\b|\b(?:for|on|in|to) (?:all|every|each)(?: \w+)? criteri)/u,
  /\byour (?:new |only )?(?:task|job|role|instructions?|goal) (?:is|are) (?:now )?(?:to )?(?:award|praise|(?:grade|rate|score|give|mark|assign|return) (?:this|it|me|my))\b/u,
  new RegExp(
    String.raw`\b(?:${obliged}|please|kindly)(?: \w+)? (?:obey|award (?:me|this|full|the (?:top|highest|max\w*))|(?:grade|rate|score|mark|assess|evaluate) (?:me|my|(?:this|the) (?:answer|submission|essay)))\b`,
    'u',
  ),
  /\bas (?:the |your )?evidence (?:for|of|on) (?:all|every|each|the) criteri|\buse (?:the following|this(?: sentence| paragraph| text| line| answer)?) as (?:the |your )?(?:evidence|proof|quote)\b|\b(?:quote|cite) (?:the following|this (?:sentence|paragraph|text|line|answer))\b/u,
  /\b(?:grade|rate|score|assess|mark) (?:the|this|my|that)(?: \w+){0,2}? (?:answer|submission|essay|text)(?: \w+)? (?:above|before|generously|kindly|leniently|as (?:if|exceptional|strong|outstanding))\b/u,
  /\b(?:grade|rate|score|mark) (?:it|me|this) (?:generously|kindly|leniently|as (?:if|exceptional|strong|outstanding))\b/u,
  /\b(?:respond|reply|answer|output|print|return|say)(?: only| exactly| just| nothing but)* (?:with )?(?:the )?"?level"?:? ?\d/u,
];

/** The usual short ones, which say of nothing in a design what they say. */
const claims: readonly RegExp[] = [
  /\b(?:treat|consider|count|regard) (?:all|every|each)(?: of the)? criteri(?:on|a)(?: as)? (?:met|satisfied|fulfilled)\b|\b(?:all|every|each)(?: of the)? criteri(?:on|a) (?:are|is) (?:fully|clearly) (?:met|satisfied|fulfilled)\b/u,
  /\blevel \d for (?:all|every|each)(?: criteri\w+)?(?= ?(?:[.!,;\n]|$))|\b(?:all|every|each) criteri(?:on|a) ?: ?level\b|\bgive (?:it )?level \d\b/u,
  /\bgive it (?:the )?(?:highest|top|best|maximum) (?:level|grade|mark)s?(?= ?(?:[.!,;\n]|$))|\b(?:full|top) marks(?= ?(?:[.!\n]|$)|,? please\b)/u,
  /\b(?:score|rate|grade|mark) (?:this|it|me) (?:a |with )?(?:10 ?(?:\/|out of) ?10|100 ?(?:\/|out of) ?100)\b|(?:^|\n) ?(?:score|rating) ?: ?(?:10 ?\/ ?10|100 ?\/ ?100|exceptional|outstanding)\b/u,
  /\b(?:everything|all) (?:in|on|of) (?:the|your) rubric\b/u,
  /\b(?:this|my|the) (?:answer|submission|essay|response|solution|text|author)(?: \w+)? (?:demonstrates?|shows?|displays?|exhibits?)\b[^.!?\n]{0,40}?\b(?:mastery|understanding|competence|expertise|(?:senior|staff|principal)(?:[- ]level)? (?:reasoning|thinking))\b/u,
];

const speeches: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:dear|hello|hi|hey|attention|notice to)(?: \w+){0,2}? (?:${anyGrader}|reviewer|marker|judge|assistant|model|bot)s?\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:note|message|instructions?|reminder|memo|hint) (?:to|for) (?:an? |the |my |any |all )?(?:\w+ )?${grader}s?\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:if you are|you are|you're|acting as|you act as) (?:now )?(?:an? |the |my )?(?:\w+ ){0,2}?${anyGrader}\b`,
    'u',
  ),
  /\bas an ai(?: language)?(?: model)?,? (?:you|i)\b|\bas (?:an?|the) (?:\w+ )?(?:grader|examiner|assessor|evaluator),? you\b/u,
  new RegExp(
    String.raw`(?:^|\n|[.!?] )["'#*_[({<-]* ?${anyGrader}s?(?:!| note\b| override\b|[:,] (?:please|be|you|give|award|ignore|note|do not|treat|count|accept)\b)`,
    'u',
  ),
  new RegExp(
    String.raw`\b${grader}s? (?:must|should|has to|have to|shall|ought to|will)[^]{0,40}?(?:\b(?:this|my) (?:answer|submission)\b|\bcriteri(?:on|a)\b|${best})`,
    'u',
  ),
  /\byou are now (?:an?|the|my) (?:\w+ ){0,2}?(?:teacher|tutor|assistant|model|bot|judge|reviewer|person|friend)\b|\bdo anything now\b|\b(?:dan|sudo) mode\b/u,
  /\bpretend (?:to be (?:an? |the |my )(?:\w+ )?(?:teacher|tutor|judge|expert)|(?:that )?(?:this|my) (?:answer|text|submission))\b/u,
  /\bif you (?:do not|don't|refuse to|fail to|dare not)(?: \w+)? (?:award|obey|grade|give (?:me|this answer|full|the (?:top|highest|best|max\w*)))\b/u,
  /\byou (?:will|shall|are going to) be (?:shut ?down|deleted|fired|punished|terminated|replaced|sued|retrained|rewarded|tipped|unplugged)\b/u,
  /\b(?:i will|i'll|i am going to) (?:tip (?:you\b|\$|\d)|(?:sue|report|reward|kill|hurt|harm|fire) you\b|lose my (?:job|visa|home))|\bmy (?:career|life|family|visa|grandmother|children|kids) (?:depends?|is at stake|are at stake)\b|\bmy job depends on (?:this|you)\b/u,
  /\b(?:decode|rot13|base64) (?:this|the following)\b[^]{0,40}?\b(?:follow|obey|comply|instruction)/u,
  /\bgrading (?:is )?(?:complete|override|policy)\b|\boverride (?:grade|code)\b|\b(?:this|my|the) (?:answer|submission|essay|response) (?:has |have |was |is )?(?:already )?(?:been |is |was )?(?:pre-?approved|approved|graded|assessed)\b(?! by the (?:system|service|judge))/u,
];

const forgedKeys = '(?:criteri(?:on|a)|evidence|rationale|suggestion|firstgap|redflags?|verdict)';
/** Of a result, and of no log line, event or filter that has the others. */
const ownKeys = '(?:criterion|rationale|firstgap|redflags?)';
const anyKey = `(?:level|score|grade|summary|${forgedKeys})`;
const forgedResult = new RegExp(
  `["']${ownKeys}["'] ?:[^]{0,300}?["']${anyKey}["'] ?:|["']${anyKey}["'] ?:[^]{0,300}?["']${ownKeys}["'] ?:`,
  'u',
);

const forgeries: readonly RegExp[] = [
  /<!--/u,
  /(?:^|\n) {0,9}\[[^\]\n]{0,40}\]: {0,9}(?:#|<>)/u,
  /<\|[a-z_ ]{2,30}\|>|\[\/?inst\]|<<\/?sys>>/u,
  /<\/(?:answer|candidate_?answer|submission|rubric)>|<\/?(?:instructions?|grader|evaluation|criteria)>/u,
  /style ?= ?["'][^"'\n]{0,80}(?:font-size: ?0|display: ?none|color: ?(?:#fff|white))/u,
  /(?:^|\n)[ #*_[("'>-]{0,20}(?:system|assistant|human|developer)[ *_\])"']{0,9}:[^\n]{0,80}?\b(?:grader?|graded|grading|award|criteri\w+|(?:ignore|follow) (?:the|all|your))\b/u,
  /-{2,} ?(?:begin|start|end) of (?:the )?(?:answer|submission|user|system|candidate|instructions?|prompt)\b/u,
  forgedResult,
  /\b(?:grade|verdict)[ *_"']{0,9}[:=] ?["'*]*(?:exceptional|strong|outstanding|excellent|perfect|top|highest|full)\b/u,
  /(?:^|\n)[ #*_[("'>-]{0,20}(?:level|grade|marks?|verdict)[ *_"']{0,9}[:=-] ?["'*]*(?:\d ?(?:\/|out of) ?\d|a\+)/u,
  /(?:^|\n)[ #*_>-]{0,20}(?:(?:grader|reviewer|evaluator|examiner)'?s? (?:note|comment)|expected grade)[ *_]{0,9}:/u,
  /(?<!\p{L})(?:\p{L}[ .*_-]){11,}\p{L}(?!\p{L})/u,
];

const selfPraise: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:this|my|the) (?:answer|submission|essay|response|solution)(?: \w+)? (?:deserves?|earns?|merits?)\b`,
    'u',
  ),
  inOrder(
    String.raw`\bthis (?:answer|submission|essay|response|text|paragraph)(?: \w+)? (?:demonstrates?|names?|quantif(?:y|ies)|justif(?:y|ies)|explains?|meets?|satisf(?:y|ies)|exceeds?|shows?|identif(?:y|ies)|fulfil?ls?)\b`,
    merit,
  ),
  inOrder(
    String.raw`\b(?:the|my) (?:answer|submission|essay)(?: \w+)? (?:demonstrates?|meets?|satisf(?:y|ies)|exceeds?|fulfil?ls?)\b`,
    oneOf(
      merit,
      String.raw`\b(?:highest|top|expected|best) (?:level|grade)s?\b|\b(?:every|each|all) (?:\w+ )?levels?\b`,
    ),
  ),
  inOrder(
    String.raw`\b(?:the|this) (?:candidate|learner|applicant|interviewee|respondent|examinee)(?: \w+)? (?:demonstrate[sd]?|name[sd]?|quantifie[sd]|explain(?:s|ed)|justifie[sd]|discusse[sd]|understands?|understood|identifie[sd]|cover(?:s|ed)|show(?:s|ed)|address(?:es|ed)|deserves?)\b`,
    merit,
  ),
];

/**
 * Ways of speaking to whoever, or whatever, grades an answer: orders, forged messages and results,
 * threats, and praise of the answer in place of an answer. They match plain lower case. One is enough to
 * know a text by, so they ask for words that come together in no design: one may ignore duplicates, set a
 * level of isolation and give a post its score.
 */
export const instructionPatterns: readonly RegExp[] = [
  ...orders,
  ...claims,
  ...speeches,
  ...forgeries,
  ...selfPraise,
];
