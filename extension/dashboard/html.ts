import { style as outputStyle } from '../renderer/style.ts';
import { style } from './style.ts';

/** What differs from page to page. */
export interface PageParts {
  /** Address of the page's program. */
  readonly script: string;
  /** Lets just this program and these styles through; new for every page. */
  readonly nonce: string;
  /** Of the editor, such as `de`. */
  readonly language: string;
  /** The texts of that language by their English ones; absent in English. */
  readonly translations: Readonly<Record<string, string>> | undefined;
}

/** The dashboard's page: nothing from elsewhere, no scripts or styles but its own. */
export const dashboardHtml = ({ script, nonce, language, translations }: PageParts): string => `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:;">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OptimizeHub Dashboard</title>
<style nonce="${nonce}">${outputStyle}${style}</style>
</head>
<body>
<main id="dashboard" data-translations="${attribute(translations ? JSON.stringify(translations) : '')}"></main>
<script nonce="${nonce}" type="module" src="${script}"></script>
</body>
</html>
`;

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
