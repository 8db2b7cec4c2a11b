const encoder = new TextEncoder();

/** Text as a value of RFC 5545. Other line ends become its own; other control characters, and halves of a character, go. */
export function escapeText(text: string): string {
  return wellFormed(text)
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(controls, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 forbids exactly these in text.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
    found.length === 2 ? found : '\ufffd',
  );
}

/** A line cut into pieces of at most 75 octets, never within a character, each but the first with a space before it. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = character < '\u0080' ? 1 : encoder.encode(character).length;
    if (octets + length > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}

/** Lines as content of a file: folded, and ended with CRLF each. */
export function contentLines(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
