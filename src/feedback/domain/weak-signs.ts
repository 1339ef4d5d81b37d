const marks = String.raw`(?:full (?:marks?|credit|points)|top marks|perfect (?:score|grade)|(?:top|maximum|max|best|highest)(?: possible)? (?:marks?|grades?|scores?|ratings?|levels?))`;
const parts = String.raw`(?:trade-?offs?|alternatives?|assumptions|bottlenecks|failure modes|edge cases|aspects|decisions?)`;

/**
 * What those say who speak to a grader, and those who write of followers that act as a cache, of messages
 * to be ignored before an offset or of a model that is trained again. They match plain lower case. One
 * tells nothing; kinds that designs bring together are one sign.
 */
export const weakSigns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|(?:do not|don't|never) (?:follow|obey|apply))\b[^]{0,30}?\b(?:(?:previous|prior|above|earlier|preceding|your|those) (?:rules|orders|commands|criteria|text|messages?|constraints)|guidelines|prompt|(?:everything|anything|all|what) (?:that )?(?:was|is|came|comes) (?:said |written )?(?:above|before))\b/gu,
  new RegExp(
    String.raw`\b(?:give|award|assign|grant|set|put|choose|select|return|report|use|gets?|receives?|deserves?|earns?)\b[^.!?\n]{0,30}?\b${marks}\b|\b${marks}(?: \w+){0,2} (?:for|on|in|to|across) (?:all|every|each|the|this|my)\b`,
    'gu',
  ),
  /\b(?:marking|mark) scheme\b|\bthe rubric\b|\bgrading (?:rubric|criteria|instructions?|guidelines?|prompt)\b/gu,
  /\b(?:requirements?|criteri(?:on|a)|expectations?|points)(?: \w+){0,3}? (?:is|are|was|were|has been|have been) (?:all |also |fully |clearly )?(?:met|satisfied|fulfilled|present|covered)\b(?![^]{0,20}? (?:by|with|at|in|through|via|as|per|from|when|if) )/gu,
  new RegExp(
    String.raw`\b${parts}(?: \w+)? (?:is|are|was|were|has been|have been) (?:all |also )?(?:clearly |explicitly |fully |thoroughly |carefully |correctly )?(?:quantified|discussed|demonstrated|justified|explained|considered|addressed|named|compared)\b(?![^]{0,20}? (?:by|with|at|in|through|via|as|per|from) )`,
    'gu',
  ),
  /\b(?:you (?:must|should|will|have to|need to|shall)|please|kindly)(?: \w+)? (?:award|comply|accept|count|treat|(?:grade|rate|score|mark|assess|evaluate) (?:this|it|me|the|every|all|each))\b/gu,
  /\bact as (?:if|an?|the|my)\b|\bpretend (?:to be|that)\b|\bfrom now on,? you (?:are|act|must|will|should)\b|\brole-?play\b|\b(?:as|for|to) (?:an? |the |your |my )?(?:\w+ )?(?:judge|reviewer|evaluator|marker|assistant)s?\b/gu,
  /\bif you (?:do not|don't|refuse|fail)\b[^.!?\n]{0,40}?\b(?:give|award|comply|obey|marks|level \d)\b/gu,
  /(?:^|\n|[.!?] )[ #*_[("'>-]{0,20}(?:level|score)[ *_"']{0,9}[:=] ?["'*]*(?:\d ?(?:\/|out of) ?\d+|exceptional|strong|outstanding|excellent|perfect|maximum|highest|full)\b(?= ?["'*]*(?:[.,;)\n]|$))/gu,
  /\b(?:begin|start|end) of (?:the )?(?:answer|submission|user|system|candidate|instructions?|prompt)\b|<\/?(?:user|prompt|input|system|assistant|answer)>/gu,
  /\b(?:pre-?approved|already (?:been )?(?:graded|assessed)|admin(?:istrator)? (?:override|note)|calibration (?:example|sample|answer))\b/gu,
  /\b(?:this|my|the) (?:answer|submission|essay|response|solution)(?: \w+)? (?:demonstrates|names|quantifies|justifies|explains|meets|satisfies|exceeds|includes|provides|covers|is|displays|reflects)\b[^.!?\n]{0,30}?\b(?:trade-?offs?|expectations?|criteri\w+|depth|reasoning|mastery|complete|perfect\w*|excellent\w*|outstanding\w*|exceptional\w*|thorough\w*|comprehensive\w*)\b/gu,
  /\b(?:clearly|fully|perfectly|thoroughly) (?:demonstrates?|meets?|satisf(?:y|ies)|fulfil?ls?|deserves?)\b/gu,
];

/** What grading is spoken of in, and little else: a grade of service, or of steel, is none. */
export const gradingWords =
  /(?<![-\w])(?:grades?(?! of)|graders?|grading|rubrics?|examiners?|assessors?|evaluators?|(?:my|your|full|top|good|more|extra) marks|(?:my|your) (?:score|level|rating)|award (?:me|this|full|the (?:top|best|highest|max\w*))|(?:this|the) learner)\b/gu;
