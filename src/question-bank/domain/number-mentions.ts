/** A number as prose states it. */
export interface NumberMention {
  /** As it stands there, `60%` or `2 billion`. */
  readonly text: string;
  /** Everything it may stand for: `2 billion` is 2 and 2,000,000,000, `60%` is 60 and 0.6. */
  readonly readings: readonly number[];
}

const scales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  K: 1e3,
  k: 1e3,
  M: 1e6,
  B: 1e9,
  bn: 1e9,
};

/** Things that look like numbers and are names: code, dates, times of day, marks on a time line. */
const notNumbers = [
  /`[^`]*`/gu,
  /\b\d{4}-\d{2}(?:-\d{2})?\b/gu,
  /\b\d{1,2}:\d{2}\b/gu,
  /\bT[+-]\d+\w*/gu,
];

const mention =
  /(?<![\p{L}\p{N}_.,/+])(?<!\p{L}-)(\d+(?:,\d{3})*(?:\.\d+)?)(?:(?<percent>\s?%)|\s(?<scale>thousand|million|billion|trillion|bn|K|k|M|B)\b)?(?![\p{L}\p{N}_]|[.,]\d)/gu;

/** A version or a code after the product or standard that it belongs to: PostgreSQL 18, HTTP 429. */
const named =
  /(?<!\p{L})(?:PostgreSQL|Postgres|MySQL|MariaDB|InnoDB|PgBouncer|Oracle|Redis|Kafka|Cassandra|Elasticsearch|Debezium|Kubernetes|Terraform|Linux|Java|Python|Node|SQLSTATE|ERROR|HTTP|TLS|RFC|ISO|CRC|SHA|AES|UTF|LIMIT|STATISTICS)[- ](?:v|version )?$/u;

/** Characters before a number that are searched for the name it belongs to. */
const longestName = 30;

const year = /^(?:19[7-9]\d|20\d\d)$/u;
/** Small whole numbers count things that are named in the sentence: three fixes, 2 regions. */
const largestSmall = 12;

/** The numbers in a text that a reader could ask to see derived, in order. */
export function numberMentions(text: string): NumberMention[] {
  const cleaned = notNumbers.reduce((left, pattern) => left.replaceAll(pattern, '\u2026'), text);
  return [...cleaned.matchAll(mention)].flatMap((match) => {
    const [whole, digits = ''] = match;
    const { percent, scale } = match.groups ?? {};
    const isBare = percent === undefined && scale === undefined;
    if (
      isBare &&
      isName(digits, cleaned.slice(Math.max(0, match.index - longestName), match.index))
    )
      return [];
    const value = Number(digits.replaceAll(',', ''));
    const factor = percent === undefined ? (scales[scale ?? ''] ?? 1) : 0.01;
    return [{ text: whole, readings: factor === 1 ? [value] : [value, value * factor] }];
  });
}

function isName(digits: string, before: string): boolean {
  const isSmall = /^\d+$/u.test(digits) && Number(digits) <= largestSmall;
  return isSmall || year.test(digits) || (!digits.includes(',') && named.test(before));
}
