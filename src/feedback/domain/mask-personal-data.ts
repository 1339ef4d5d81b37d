import { maskSign } from './mask-sign.js';

/**
 * What is masked. Each quantifier is bounded, or its first character may not follow one of its own kind:
 * time stays linear in the length of the text, whatever it holds. Of a pattern with a group only the
 * group is masked.
 */
const patterns: readonly RegExp[] = [
  // Private keys and certificates in PEM, also with line breaks spelt out, whole or cut off.
  /-----BEGIN [A-Z0-9 ]{1,40}-----(?:(?:\s|\\[nr]){0,8}[A-Za-z0-9+/=]{16,80})*(?:(?:\s|\\[nr]){0,8}(?:[A-Za-z0-9+/=]{1,80}(?:\s|\\[nr]){1,8})?-----END [A-Z0-9 ]{1,40}-----)?/dgu,
  // JSON Web Tokens.
  /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{1,2000})?/dgu,
  // Keys that name their issuer.
  /(?<![\w-])(?:sk|rk|pk)[-_](?=[A-Za-z_-]{0,200}\d)[\w-]{16,200}/dgu,
  /(?<![\w-])(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?!\w)/dgu,
  /(?<![\w-])(?:gh[pousr]_|github_pat_|glpat-|npm_|hf_|dop_v1_|shpat_|whsec_|pypi-|AIza|ya29\.|xox[abeprs]-|SG\.)[\w.-]{20,400}/dgu,
  // What follows the name of a secret.
  /\b(?:bearer|token)\s{1,4}(?=[A-Za-z._~+/-]{0,200}[\d=])([\w.~+/-]{16,4000}={0,2})/dgiu,
  /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|bearer|digest|token)\s{1,4}([\w.~+/=-]{8,4000})/dgiu,
  /(?:password|passwd|passphrase|pwd|secret|(?:api|access|account|private|secret|client)[ _-]?(?:access[ _-]?)?(?:key|secret)|(?:access|auth|refresh|api|session|bearer|security)[ _-]?token)["']?(?:=|\s{0,4}[:=]\s{0,4}(?=["']?[^\s"']{8})(?=["']?[^\s"']{0,100}[\d!#$%^&*?~]))["']?(?!(?:argon|[bs]crypt|pbkdf|sha|aes|hmac|md5|rsa|ed25519|uuid|jwt|base64|\d{1,5}-?(?:bit|byte|char))|[\w.]{0,60}\()([^\s"'`,;&<>(){}|]{3,4000})/dgiu,
  /[?&](?:x-amz-signature|x-amz-security-token|sig|signature)=([\w%+/=.-]{24,2000})/dgiu,
  // Whoever a URL or a connection string signs in.
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/([^\s/@:"'<>]{0,200}:[^\s@"'<>]{1,200})@/dgiu,
  // E-mail addresses.
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/dgu,
  // Phone numbers: international ones, the North American form, national ones with their zero, and any
  // number that is said to be one.
  /(?<![\w+.,)^*-])\+[1-9](?:[ ./-]?\(?\d\)?){8,14}(?![\w^])/dgu,
  /(?<![\w.,/-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}(?![\w-]|[.,]\d)/dgu,
  /(?<![\w.,:/-])0(?![01 ]{6,})[1-9]\d{1,3}(?:[ /-]\d{3,4}[ -]\d{3,5}|[/-]\d{5,8})(?![\w-]|[.,:]\d)/dgu,
  /(?<![\w.,:/-])0[1-9](?:[ .]\d{2}){4}(?![\w-]|[.,:]\d)/dgu,
  /\b(?:tel|phone|mobile|call me|text me|whatsapp|handy|telefon|tél)(?:[^\S\n]|[.:a-z]){1,20}(\+?\(?\d(?:[ ()./-]{0,2}\d){5,14})(?![\w.,]\d)/dgiu,
];

/**
 * Masks e-mail addresses, phone numbers and credentials before an answer goes to somebody else's server.
 * The result is as long as the text in UTF-16 units and has its lines: offsets into one are offsets into
 * the other. It goes by form alone and leaves the figures of a design as they are; names of people and
 * secrets without a form of their own are not known to it.
 */
export function maskPersonalData(text: string): string {
  return patterns.reduce(maskWhatMatches, text);
}

function maskWhatMatches(text: string, pattern: RegExp): string {
  let masked = '';
  let done = 0;
  for (const { indices } of text.matchAll(pattern)) {
    const [start, end] = indices?.[1] ?? indices?.[0] ?? [done, done];
    masked += text.slice(done, start) + maskLines(text.slice(start, end));
    done = end;
  }
  return masked + text.slice(done);
}

function maskLines(secret: string): string {
  return secret.replaceAll(/[^\r\n]/gu, (sign) => maskSign.repeat(sign.length));
}
