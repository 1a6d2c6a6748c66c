/** Colours and fonts of the chart, taken from the editor's theme. */
export interface Theme {
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly font: string;
  /** Lines must stand out more. */
  readonly isHighContrast: boolean;
  readonly palette: readonly string[];
}

/** Distinct to colour-blind eyes; one set for light backgrounds, one for dark ones. */
const onLight = ['#0f6cbd', '#c4500b', '#0b7a5b', '#a3348a', '#7d6100', '#3d52c9', '#8a2f2f', '#5c5c5c'];
const onDark = ['#5ab0ff', '#ff9c55', '#3fd0a2', '#ef8ad0', '#e0c04c', '#9aa8ff', '#ff8a8a', '#c0c0c0'];

/** Reads the theme of the page that the output stands in. */
export function readTheme(body: HTMLElement): Theme {
  const style = getComputedStyle(body);
  const kind = body.dataset.vscodeThemeKind ?? [...body.classList].find((name) => name.startsWith('vscode-')) ?? 'vscode-light';
  return themeOf(kind, (name) => style.getPropertyValue(name).trim());
}

/** The theme of a kind such as `vscode-high-contrast-light`; `read` gives a style variable, empty when it is not set. */
export function themeOf(kind: string, read: (variable: string) => string): Theme {
  const variable = (name: string, otherwise: string): string => read(name) || otherwise;
  const isDark = /dark|high-contrast$/.test(kind);
  const isHighContrast = kind.includes('high-contrast');
  const foreground = variable('--vscode-editor-foreground', isDark ? '#d4d4d4' : '#1f1f1f');
  return {
    foreground,
    muted: isHighContrast ? foreground : variable('--vscode-descriptionForeground', foreground),
    grid: isHighContrast ? foreground : isDark ? 'rgba(255, 255, 255, 0.14)' : 'rgba(0, 0, 0, 0.12)',
    font: variable('--vscode-font-family', 'sans-serif'),
    isHighContrast,
    palette: isDark ? onDark : onLight,
  };
}

/** Vega-Lite configuration that makes any chart look at home in the editor. */
export function vegaConfig({ foreground, muted, grid, font, isHighContrast, palette }: Theme): Record<string, unknown> {
  const text = {
    labelFont: font,
    titleFont: font,
    labelColor: muted,
    titleColor: muted,
    labelFontSize: 11,
    titleFontSize: 12,
    titleFontWeight: 'normal',
  };
  return {
    background: 'transparent',
    font,
    axis: { ...text, gridColor: grid, gridOpacity: isHighContrast ? 0.35 : 1, domainColor: muted, tickColor: muted },
    legend: { ...text, labelFontSize: 12, labelColor: foreground },
    title: { color: foreground, subtitleColor: muted, font, subtitleFont: font },
    range: { category: [...palette] },
    view: { stroke: 'transparent' },
    style: { cell: { stroke: 'transparent' } },
    line: { strokeWidth: isHighContrast ? 3 : 2 },
  };
}
