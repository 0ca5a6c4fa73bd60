const shortestPiece = 8;

/**
 * A vendor's or a proxy's own words, or nothing where they hold any eight characters of the token in a row: what sends
 * the request back in its answer must not carry the token to a screen or a log.
 */
export function withoutSecret(text: string, secret: string): string | undefined {
  const lowerText = text.toLowerCase();
  const lowerSecret = secret.toLowerCase();
  const last = Math.max(0, lowerSecret.length - shortestPiece);
  for (let at = 0; at <= last; at++) {
    if (lowerText.includes(lowerSecret.slice(at, at + shortestPiece))) return undefined;
  }
  return text;
}
