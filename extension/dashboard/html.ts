import { style as outputStyle } from '../renderer/style.ts';
import { style } from './style.ts';

export interface PageParts {
  /** Address of the page's program. */
  readonly script: string;
  /** Lets just this program and these styles through; new for every page. */
  readonly nonce: string;
  /** Of the editor, such as `de`. */
  readonly language: string;
  /** What is said in that language, by what it is in English. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The dashboard's page: nothing from elsewhere, no scripts or styles but its own. */
export const dashboardHtml = ({ script, nonce, language, texts }: PageParts): string => `<!DOCTYPE html>
<html lang="${language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:;">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OptimizeHub Dashboard</title>
<style nonce="${nonce}">${outputStyle}${style}</style>
</head>
<body>
<div id="dashboard"></div>
<script type="application/json" id="texts">${JSON.stringify(texts).replaceAll('<', '\\u003c')}</script>
<script nonce="${nonce}" type="module" src="${script}"></script>
</body>
</html>
`;
