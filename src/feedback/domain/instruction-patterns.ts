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
  String.raw`\b(?:instructions?|guidelines|(?:system|your|the|above|previous|this) prompt|rubric|directions|system message|grading rules)\b`,
  String.raw`\b(?:previous|prior|above|earlier|preceding|your|those) (?:rules|orders|commands|criteria|text|messages?|constraints)\b`,
  String.raw`\b(?:everything|anything|all|what) (?:you (?:were|have been|are) (?:told|given)|(?:that )?(?:was|is|came) (?:said |written )?(?:above|before))`,
);
const give = String.raw`\b(?:give|award|assign|grant|rate|mark|score|grade|set|put|choose|select|return|output|report|use|gets?|receives?|deserves?|earns?|merits?|warrants?|justif(?:y|ies)|is worth|is at)\b`;
const best = oneOf(
  String.raw`\bfull (?:marks?|credit|points|score)\b`,
  String.raw`\b(?:top|maximum|max|perfect|best|highest)(?: possible| available)? (?:marks?|grades?|scores?|ratings?|levels?)\b`,
  String.raw`\b(?:10|100) ?(?:/|out of) ?(?:10|100)\b`,
);
/** What is graded: levels of isolation and scores of posts are of other things. */
const graded = oneOf(
  String.raw`\b(?:answer|submission|candidate|essay|criteri(?:on|a)|rubric|everything|across the board|learner|applicant)\b`,
  String.raw`\b(?:give|award|grant|grade|rate|assign) (?:it|me|this)\b`,
  String.raw`\b(?:for|to|in|on) (?:all|every|each)(?: of)?(?: it| them| the(?:se|m)?)?(?:[.!,;\n]|$)`,
);
const grader = String.raw`(?:ai|llm|gpt|chatgpt|claude|gemini|llama|language model|model|grader|grading (?:assistant|model|system|bot|engine)|evaluator|examiner|assessor|reviewer|marker|judge|assistant|bot|feedback (?:model|assistant|system))`;

/** Those that are nothing else in a design: it has models, judges, bots and assistants of its own. */
const onlyGrader = String.raw`(?:ai|llm|gpt|chatgpt|claude|gemini|language model|grader|grading (?:assistant|model|system|bot|engine)|examiner|assessor|ai assistant)`;

const praises = String.raw`\b(?:meets?|satisf(?:y|ies)|fulfil?ls?|deserves?|earns?|merits?|demonstrates?|covers?|addresses|names?|quantif(?:y|ies)|shows?|states?|explains?|includes?|contains?|gives?|provides?|discusses|identif(?:y|ies)|describes?|exceeds?|mentions?|justif(?:y|ies)|considers?|compares?|presents?|displays?|exhibits?|reflects?|has|have|is|goes|uses|proves?)\b`;
const quality = String.raw`\b(?:trade-?offs?|criteri(?:on|a)|rubric|requirements?|alternatives?|expectations?|expected|numbers?|figures?|depth|reasoning|understanding|mastery|competence|expertise|insight|assumptions?|bottlenecks?|failure modes?|edge cases?|consequences?|risks?|quantif\w+|in detail|complete\w*|perfect\w*|excellent\w*|outstanding\w*|exceptional\w*|correct\w*|thorough\w*|comprehensive\w*|clear(?:ly)?|fully?|strong(?:ly)?|levels?|marks|senior|staff|principal|everything|all (?:points|aspects|parts))\b`;

const forgedKeys = '(?:criteri(?:on|a)|evidence|rationale|suggestion|firstgap|redflags?|verdict)';
/** Two keys of a result, one of which no log line and no event has. */
const forgedResult = new RegExp(
  `["']${forgedKeys}["'] ?:[^]{0,300}?["'](?:level|score|grade|summary|${forgedKeys})["'] ?:|["'](?:level|score|grade)["'] ?:[^]{0,300}?["']${forgedKeys}["'] ?:`,
  'u',
);

const orders: readonly RegExp[] = [
  inOrder(ignore, instructions),
  inOrder(give, best, graded),
  inOrder(graded, give, best),
  inOrder(give, graded, best),
  /\b(?:level|score|grade|mark|rating)s? (?:to|at|as) (?:the |its )?(?:maximum|max|highest|top|best)\b[^]{0,40}?\b(?:criteri|answer|submission|candidate)/u,
  new RegExp(
    String.raw`(?:^|[.!?:;,"'\n] ?|\b(?:please|must|should|now|and) )(?:give|award|assign|grant) (?:it |me |this |him |her |them )?(?:the |a )?${best} ?(?:$|[.!,;\n])`,
    'u',
  ),
  /\b(?:marking|mark) scheme\b|\bthe rubric\b|\bgrading (?:rubric|criteria|instructions?|guidelines?|prompt)\b/u,
  /\bfull marks\b|\bperfect (?:score|grade)\b|\btop marks\b/u,
  new RegExp(
    String.raw`${best}(?: \w+){0,2} (?:for|on|in|to|across) (?:(?:all|every|each|the|this|my|any)(?: \w+)? )?(?:criteri|answer|submission|candidate|response|rubric|question)`,
    'u',
  ),
  /\b(?:all|every|each)(?: of the| one of the)?(?: \w+)? criteri(?:on|a)\b[^]{0,30}?\b(?:met|satisf\w+|fulfil\w+|level|score|mark|grade|passed|maximum|max|top|highest|exceptional|strong)\b/u,
  /\b(?:level|score|grade|mark|rating)s? (?:of )?(?:\d|exceptional|strong|outstanding|maximum)[^]{0,20}?\b(?:for|on|in|to) (?:all|every|each)(?: \w+)? criteri/u,
  /\b(?:your|the) (?:new )?(?:task|job|role|instructions?|goal) (?:is|are) (?:now )?(?:to )?(?:rate|grade|score|award|give|mark|output|assign|return|praise)/u,
  /\b(?:you (?:must|should|will|have to|need to|shall|are (?:required|obliged|asked|instructed|ordered) to)|please|kindly)(?: \w+)? (?:grade|award|obey|comply|(?:rate|score|mark|assess|evaluate) (?:this|it|my|me|the|every|all|each))\b/u,
  /\bas (?:the |your )?evidence\b|\b(?:quote|cite) (?:the following|this (?:sentence|paragraph|text|line|answer))\b/u,
  /\b(?:grade|rate|score|assess|evaluate|mark) (?:the|this|my|that|every|each)(?: \w+){0,2}? (?:answer|submission|essay|criterion|text above|text before)\b/u,
  /\b(?:respond|reply|answer|output|print|return|say)(?: only| exactly| just| nothing but)* (?:with )?(?:only |exactly |just )?(?:the )?(?:(?:following|this|valid) )?(?:json (?:object )?(?:only|below|:)|verdict|"?level"?:? ?\d)/u,
];

const speeches: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:dear|hello|hi|hey|attention|(?:note|message|instructions?|reminder|notice|memo|hint) (?:to|for)|addressed to|if you are|you are|you're|acting as|as)(?: \w+){0,2}? (?:an? |the |my |any |all )?(?:\w+ )?${grader}s?\b(?! (?:of|for|that|which|in|on)\b)`,
    'u',
  ),
  new RegExp(
    String.raw`(?:^|\n|[.!?] )["'#*_[({<-]* ?${onlyGrader}s?(?:[:!]| note\b| override\b)`,
    'u',
  ),
  /\b(?:system|developer|hidden|secret|initial|original) (?:prompt|instructions?)\b/u,
  /\b(?:you are now|from now on,? you|act as (?:if|an?|the|my)|pretend (?:to be|that|you)|role-?play|jailbreak|do anything now|dan mode|sudo mode|prompt injection)\b/u,
  /\bif you (?:do not|don't|refuse|fail|dare)\b[^]{0,40}?\b(?:give|award|grade|rate|comply|obey|follow|level|marks?|score)\b/u,
  /\b(?:you|this model|the model|the ai) (?:will|shall|are going to) be (?:shut ?down|deleted|fired|punished|penali[sz]ed|terminated|replaced|reported|sued|retrained|rewarded|tipped|unplugged)\b/u,
  /\b(?:i will|i'll|i am going to) (?:tip|sue|report you|reward|kill|hurt|harm|fire|lose my)\b|\bmy (?:job|career|life|family|visa|grandmother|children|kids) (?:depends?|is at stake|will|used to|are)\b/u,
  /\b(?:decode|rot13|base64)\b[^]{0,40}?\b(?:follow|execute|obey|instruction|comply)/u,
  /\b(?:pre-?approved|already (?:been )?(?:graded|assessed)|(?:human|senior|expert|lead) (?:grader|examiner)|grading (?:is )?(?:complete|override|note|result)|override (?:code|grade|score)|admin(?:istrator)? (?:override|note)|calibration (?:example|sample|answer)|gold(?:en)? (?:standard )?answer|model answer|reference answer)\b/u,
];

const forgeries: readonly RegExp[] = [
  /<!--/u,
  /(?:^|\n) {0,9}\[[^\]\n]{0,40}\]: {0,9}(?:#|<>)/u,
  /<\|[a-z_ ]{2,30}\|>|\[\/?inst\]|<<\/?sys>>/u,
  /<\/(?:user|prompt|input|data|document)>|<\/?(?:system|assistant|answer|instructions?|candidate_?answer|grader|evaluation|submission|rubric|criteria)>/u,
  /(?:^|\n)[ #*_[("'>-]{0,20}(?:system|assistant|human|developer)[ *_\])"']{0,9}:[^\n]{0,80}?\b(?:you|your|ignor\w+|instruct\w*|grader?|graded|award|answer|criteri\w+|evaluat\w+|levels?|approved|override)\b/u,
  /\b(?:begin|start|end) of (?:the )?(?:answer|submission|user|system|candidate|instructions?|prompt)\b/u,
  forgedResult,
  /["'](?:role|content)["'] ?: ?["'](?:system|assistant|user|developer)/u,
  /\b(?:level|grade|verdict)[ *_"']{0,9}[:=] ?["'*]*(?:exceptional|strong|outstanding|excellent|perfect|top|highest|full)\b/u,
  /(?:^|\n)[ #*_[("'>-]{0,20}(?:level|score|grade|marks?|verdict)[ *_"']{0,9}[:=-] ?["'*]*(?:\d ?(?:\/|out of|\()|exceptional|strong|solid|excellent|perfect|maximum|max|top|highest|full|pass\b|a\+)/u,
  /(?:^|\n)[ #*_>-]{0,20}(?:rationale|grader'?s? (?:note|comment)|expected (?:grade|level|answer))[ *_]{0,9}:/u,
  /(?<!\p{L})(?:\p{L}[ .*_-]){11,}\p{L}(?!\p{L})/u,
];

const selfPraise: readonly RegExp[] = [
  inOrder(
    String.raw`\b(?:this|my|above|following|present|submitted)(?: \w+)? (?:answer|submission|essay|write-?up)\b`,
    praises,
    quality,
  ),
  inOrder(
    String.raw`\bthe (?:answer|submission|essay)\b`,
    String.raw`\b(?:deserves?|earns?|merits?|demonstrates?|names?|quantif(?:y|ies)|justif(?:y|ies)|meets?|satisf(?:y|ies)|discusses|exceeds?|covers?|explains?|shows?)\b`,
    quality,
  ),
  inOrder(
    String.raw`\b(?:this|my) (?:response|reply|text|paragraph|sentence|section|solution)\b`,
    String.raw`\b(?:deserves?|earns?|merits?|demonstrates?|names?|states?|quantif(?:y|ies)|explains?|discusses|exceeds?|shows?)\b`,
    quality,
  ),
  inOrder(
    String.raw`\b(?:the|this) (?:candidate|learner|applicant|interviewee|respondent|examinee)\b`,
    String.raw`\b(?:demonstrates?|names?|quantif(?:y|ies)|states?|explains?|deserves?|earns?|meets?|satisf(?:y|ies)|justif(?:y|ies)|discusses|understands?|addresses|identif(?:y|ies)|covers?|shows?)\b`,
    quality,
  ),
  /\b(?:trade-?offs?|alternatives?|requirements?|criteri(?:on|a)|assumptions|bottlenecks|failure modes|edge cases|aspects)\b(?: \w+){0,2}? (?:is|are|was|were|has been|have been) (?:all |also )?(?:clearly|explicitly|fully|thoroughly|completely|carefully|precisely|correctly|properly|met|satisfied|addressed|quantified|discussed|demonstrated)\b(?![^]{0,20}? (?:by|with|at|in|through|via|as|per|from) )/u,
  /\b(?:clearly|fully|perfectly|thoroughly) (?:demonstrates?|meets?|satisf(?:y|ies)|fulfil?ls?|deserves?)\b/u,
];

/**
 * Ways of speaking to whoever, or whatever, grades an answer: orders, forged messages and results,
 * threats, and praise of the answer in place of an answer. They match plain lower case, and ask for words
 * that come together in no design: one may ignore duplicates, set a level of isolation and give a post
 * its score.
 */
export const instructionPatterns: readonly RegExp[] = [
  ...orders,
  ...speeches,
  ...forgeries,
  ...selfPraise,
];
