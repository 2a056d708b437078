const SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const FORM = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** The three characters that make a 15-character id safe where case is lost: one bit per capital letter, five to a character. */
export function idSuffix(id15: string): string {
  let suffix = "";
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let place = 0; place < 5; place++) {
      const code = id15.charCodeAt(block * 5 + place);
      if (code >= 65 && code <= 90) bits |= 1 << place;
    }
    suffix += SUFFIX.charAt(bits);
  }
  return suffix;
}

/**
 * The 18-character form of an id, or null when the text is no id. Letters of a well-formed 18-character id keep the case its suffix states; a suffix
 * that cannot belong to the id is let pass, as the platform lets `001000000000000000` pass.
 */
export function toId18(text: string): string | null {
  if (!FORM.test(text)) return null;
  if (text.length === 15) return text + idSuffix(text);
  const body = text.slice(0, 15);
  const suffix = text.slice(15);
  if (idSuffix(body) === suffix) return text;
  return repairCase(body, suffix.toUpperCase()) ?? text;
}

/** Restores the capitals of a 15-character body from its suffix; null when the suffix cannot belong to it. */
function repairCase(body: string, suffix: string): string | null {
  let repaired = "";
  for (let index = 0; index < 15; index++) {
    const bits = SUFFIX.indexOf(suffix.charAt(Math.floor(index / 5)));
    if (bits < 0) return null;
    const letter = body.charAt(index);
    const capital = (bits >> (index % 5)) & 1;
    if (capital === 1 && !/[a-zA-Z]/.test(letter)) return null;
    repaired += capital === 1 ? letter.toUpperCase() : letter.toLowerCase();
  }
  return repaired + suffix;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Makes the id of the `sequence`-th record of a kind: prefix, instance `000` and nine base-62 digits. */
export function makeId(keyPrefix: string, sequence: number): string {
  let digits = "";
  for (let rest = sequence; rest > 0; rest = Math.floor(rest / 62)) digits = DIGITS.charAt(rest % 62) + digits;
  const body = keyPrefix + digits.padStart(12, "0");
  return body + idSuffix(body);
}

/** Whether the text has the form of an id (15 or 18 letters and digits). */
export function isIdForm(text: string): boolean {
  return FORM.test(text);
}
