/** Looks of the output; colours come from the editor's theme. */
export const style = `
.optimizehub { font-family: var(--vscode-font-family); font-size: var(--vscode-font-size, 13px); color: var(--vscode-editor-foreground); padding: 4px 8px 8px 0; }
.optimizehub header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; margin: 2px 0 6px; }
.optimizehub h3 { font-size: 1.08em; font-weight: 600; margin: 0; }
.optimizehub header span, .optimizehub .note { color: var(--vscode-descriptionForeground); }
.optimizehub .chart { width: 100%; min-height: 260px; overflow: hidden; }
.optimizehub .chart[hidden] { display: none; }
.optimizehub .chart svg { display: block; }
.optimizehub .scroll { overflow-x: auto; margin-top: 6px; }
.optimizehub table.results { color: inherit; font: inherit; border-collapse: collapse; font-variant-numeric: tabular-nums; width: auto; margin: 0; }
.optimizehub table.results th, .optimizehub table.results td { padding: 3px 14px 3px 0; text-align: left; white-space: nowrap; border: none; background: none; font-weight: normal; }
.optimizehub table.results thead, .optimizehub table.results tr, .optimizehub table.results thead th { background: none !important; }
.optimizehub table.results thead th { color: var(--vscode-descriptionForeground); border-bottom: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, rgba(128, 128, 128, 0.35))); }
.optimizehub table.results .number { text-align: right; }
.optimizehub table.results .reason { white-space: normal; min-width: 10em; }
.optimizehub table.results tr.best td:nth-child(2), .optimizehub table.results tr.best th { font-weight: 600; }
.optimizehub .mark { display: inline-block; width: 14px; height: 4px; border-radius: 2px; margin-right: 8px; vertical-align: middle; }
.optimizehub .running { display: inline-flex; align-items: center; gap: 8px; }
.optimizehub .bar { display: inline-block; width: 110px; height: 6px; border-radius: 3px; overflow: hidden; background: rgba(128, 128, 128, 0.35); outline: 1px solid var(--vscode-contrastBorder, transparent); }
.optimizehub .fill { display: block; height: 100%; background: var(--vscode-progressBar-background, #0f6cbd); }
.optimizehub .error { color: var(--vscode-editorError-foreground, var(--vscode-errorForeground)); }
.optimizehub .remark { margin: 6px 0 0; max-width: 80ch; overflow-wrap: anywhere; }
.optimizehub.notes p { margin: 0; overflow-wrap: anywhere; color: var(--vscode-editorWarning-foreground, var(--vscode-editor-foreground)); }
.optimizehub details.solution { margin-top: 6px; }
.optimizehub details.solution summary { cursor: pointer; }
.optimizehub details.solution summary:focus-visible, .optimizehub .copy:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.optimizehub details.solution code { font-family: var(--vscode-editor-font-family, monospace); overflow-wrap: anywhere; user-select: text; }
.optimizehub .place { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 18px; margin: 0 0 8px; color: var(--vscode-descriptionForeground); }
.optimizehub .place code { font-family: var(--vscode-editor-font-family, monospace); color: var(--vscode-editor-foreground); user-select: text; }
.optimizehub .place details { flex-basis: 100%; }
.optimizehub .place li { margin: 3px 0; }
.optimizehub .copy { margin-left: 10px; border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; padding: 2px 8px; cursor: pointer; background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground); font: inherit; }
`;
