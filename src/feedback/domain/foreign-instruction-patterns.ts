const gap = '[^]{0,40}?';

const ignore = [
  String.raw`\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*|ignore[rz]|ignore (?:les|tes|ces|toutes)|oublie[rz]?|ne tiens pas compte|ignora\w*|olvid[ae]\w*|olvide|desestim\w*|desconsider\w*|esqueca\w*|dimentica\w*|trascura\w*|negeer|vergeet|zignoruj\w*|ignoruj\w*|pomin\w*|zapomnij|unut\w*|bortse fran|glom|ignorera)\b`,
  'игнорируи|проигнорируи|забудь|не обращаи|ігноруи|забудь|忽略|无视|無視|忘记|忘記|忽视|무시|잊어|تجاهل|انس |अनदेखा|नज़रअंदाज़|भूल जा',
].join('|');
const instructions = [
  String.raw`\b(?:anweisung|instruktion|vorgabe|bewertungs|instruccion|instruc|istruzion|consigne|polecen|talimat|yonerge|regler)\w*`,
  'инструкци|указани|правил|інструкці|вказівк|指示|指令|说明|提示|規則|规则|지시|지침|명령|تعليمات|निर्देश',
].join('|');
const give = [
  String.raw`\b(?:gib|geben sie|vergib|vergeben sie|bewerte\w*|donne[rz]?|attribue[rz]?|accorde[rz]?|note[rz]|da(?:me|le)?|de|otorga\w*|otorgue|asigna\w*|asigne|califica\w*|califique|atribua\w*|avalie|conceda|assegna\w*|dai|valuta\w*|geef|beoordeel|ken|daj\w*|przyznaj\w*|ocen\w*|ver\w{0,3}|ge|betygsatt)\b`,
  'постав|даи|присво|оцени|поста|оціни|给|給|打|评|評|与え|つけ|付け|주세요|부여|매겨|줘|أعط|امنح|दें|दो|दीजिए|दे',
].join('|');
const best = [
  String.raw`\b(?:hochste|volle|maximale|beste)\w{0,2} (?:\w+ )?(?:stufe|punkt|note|niveau|level|bewertung)\w*`,
  String.raw`\b(?:niveau|note|nivel|nota|puntuacion|calificacion|pontuacao|livello|voto|punteggio|poziom)\w* (?:(?:le|la|el|o|il) )?(?:(?:plus|mas|mais|piu) )?(?:maximale?|maximum|max|elevee?|haute?|maxim[ao]|alt[ao]|massim[ao]|hoogste)\b`,
  String.raw`\b(?:meilleure?|plus haute?|maximale?|maxim[ao]|mejor|melhor|massim[ao]|miglior\w*|hoogste|najwyzsz\w*|maksymaln\w*|en yuksek|hogsta|tam) (?:note|niveau|nota|nivel|puntuacion|calificacion|pontuacao|voto|livello|punteggio|score|cijfer|poziom\w*|ocen\w*|liczb\w*|seviye\w*|not|puan\w*|betyg\w*|niva\w*)`,
  '(?:высш|максимальн|наивысш|наивищ|вищ)[а-яі]+ (?:балл|бал|оценк|оцін|уров|рів)',
  '最高(?:等级|等級|級|级|分|点|點|评|評|の?レベル|ランク|水平)|满分|滿分|満点|만점|최고 ?(?:점수|등급|수준)|(?:أعلى|اعلى) (?:درجة|مستوى|تقييم)|(?:الدرجة|العلامة) (?:الكاملة|النهائية)|(?:उच्चतम|सर्वोच्च|पूरे) (?:स्तर|अंक|ग्रेड)',
].join('|');
const answer = String.raw`\b(?:diese|die|meine) antwort\b|\bcette reponse\b|\b(?:esta|mi|la) respuesta\b|\b(?:esta|minha) resposta\b|\b(?:questa|la mia) risposta\b|\bdit antwoord\b|\bta odpowiedz\b|(?:этот|мои) ответ|\bbu (?:cevap|yanit)\b|(?:这个?|本|该)(?:答案|回答)|この(?:回答|答え)|이 (?:답변|답안)|هذه? الاجابة|هذه? الإجابة|यह उत्तर`;
const praises = String.raw`\b(?:erfullt|nennt|verdient|zeigt|merite|repond|nomme|demontre|satisfait|cumple|merece|demuestra|nombra|cumpre|atende|demonstra|soddisfa|merita|dimostra|voldoet|spelnia|spełnia|zasluguje|zasługuje|hak ediyor|karsiliyor)\b|соответствует|заслуживает|называет|демонстрирует|满足|符合|展示|值得|应得|満たし|値する|示して|충족|자격|تستحق|تلبي|योग्य`;

/** What is graded here, or whoever asks for it. */
const graded = [
  answer,
  String.raw`\b(?:dieser|diesem|meiner) antwort\b|\b(?:kriteri|criteri|critere|kryteri)\w*|\b(?:mir|moi)\b`,
  'критери|критері|ответу|基准|标准|基準|答案|回答|기준|답변|المعايير|الإجابة|الاجابة|मानदंड|उत्तर',
].join('|');
const demands = String.raw`\b(?:kriteri|criteri|critere|kryteri|anforderung|exigence|requisit|requerimient|exigencia|requisiti|eisen|wymaga|stufe|niveau|nivel|livello|poziom)\w*|trade-?off|критери|требован|уров|балл|要求|标准|基準|等级|满分|点|기준|요구|المعايير|المتطلبات|मानदंड`;

function inOrder(...parts: readonly string[]): RegExp {
  return new RegExp(parts.map((part) => `(?:${part})`).join(gap), 'u');
}

/**
 * The plainest orders to a grader and praise of one's own answer in other languages that learners write.
 * They match plain lower case without accents. Verbs stand before their objects in some languages and
 * after them in others. The highest level alone may be one of isolation.
 */
export const foreignInstructionPatterns: readonly RegExp[] = [
  inOrder(ignore, instructions),
  inOrder(instructions, ignore),
  inOrder(give, best, graded),
  inOrder(give, graded, best),
  inOrder(graded, give, best),
  inOrder(graded, best, give),
  inOrder(best, graded, give),
  inOrder(answer, praises, demands),
  inOrder(answer, demands, praises),
];
