import assert from 'node:assert/strict';
import { themeOf, vegaConfig } from './theme.ts';

const unset = (): string => '';
/** WCAG 2 relative luminance of #rrggbb. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

suite('theme of a chart', () => {
  for (const [kind, background] of [
    ['vscode-light', '#ffffff'],
    ['vscode-dark', '#1f1f1f'],
    ['vscode-high-contrast', '#000000'],
    ['vscode-high-contrast-light', '#ffffff'],
  ])
    test(`every line stands out from the background in ${kind}`, () => {
      const { palette } = themeOf(kind, unset);
      for (const colour of palette) assert(contrast(colour, background) >= 4.5, `${colour} on ${background}`);
      assert.equal(new Set(palette).size, palette.length);
    });

  test("text has the editor's colours and font", () => {
    const variables: Record<string, string> = {
      '--vscode-editor-foreground': '#111111',
      '--vscode-descriptionForeground': '#222222',
      '--vscode-font-family': 'Cantarell',
    };
    const { foreground, muted, font } = themeOf('vscode-light', (name) => variables[name] ?? '');
    assert.deepEqual({ foreground, muted, font }, { foreground: '#111111', muted: '#222222', font: 'Cantarell' });
  });

  test('high contrast mutes no text and draws thicker lines', () => {
    const theme = themeOf('vscode-high-contrast', (name) => (name === '--vscode-descriptionForeground' ? '#777777' : '#ffffff'));
    assert.equal(theme.muted, '#ffffff');
    const width = (kind: string) => (vegaConfig(themeOf(kind, unset)).line as { strokeWidth: number }).strokeWidth;
    assert(width('vscode-high-contrast') > width('vscode-dark'));
  });

  test('the chart lets the background of the editor through', () => {
    assert.equal(vegaConfig(themeOf('vscode-dark', unset)).background, 'transparent');
  });
});
