import { parseDocument } from 'yaml';

/** A config in one style: two spaces, lists as they are, comments kept. Undefined where the YAML cannot be read. */
export function formatted(text: string): string | undefined {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    keepSourceTokens: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0 || document.contents === null) return undefined;
  return document.toString({ indent: 2, lineWidth: 0, flowCollectionPadding: false });
}
