/** Looks of the dashboard; colours come from the editor's theme. */
export const style = `
:root { --border: var(--vscode-widget-border, var(--vscode-contrastBorder, rgba(128, 128, 128, 0.35)));
  --state-pending: var(--vscode-descriptionForeground); --state-started: var(--vscode-charts-blue); --state-retry: var(--vscode-charts-yellow);
  --state-success: var(--vscode-charts-green); --state-failure: var(--vscode-charts-red); --state-revoked: var(--vscode-charts-purple); }
html { scroll-padding-top: calc(2em + 36px); } /* what has the keyboard is not to hide behind the tabs, which stay in place */
body { padding: 0 24px 32px; background: var(--vscode-editor-background); font-size: var(--vscode-font-size); color: var(--vscode-foreground); }
#dashboard { max-width: 1500px; display: block; }
h2 { font-size: 1.15em; font-weight: 600; margin: 24px 0 10px; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.tabs { display: flex; gap: 4px; border-bottom: 1px solid var(--border); position: sticky; top: 0; padding-top: 10px; background: var(--vscode-editor-background); z-index: 2; }
.tabs [role=tab] { border: none; border-bottom: 2px solid transparent; background: none; color: var(--vscode-descriptionForeground); font: inherit; padding: 8px 14px; cursor: pointer; max-width: 30ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tabs [role=tab]:hover { color: var(--vscode-foreground); }
.tabs [role=tab][aria-selected=true] { color: var(--vscode-foreground); border-bottom-color: var(--vscode-panelTitle-activeBorder, var(--vscode-focusBorder)); }
.tabs [role=tab]:focus-visible { outline-offset: -2px; }
.panel:focus-visible { outline: none; }
.status:empty, .trouble:empty, .link-note:empty { display: none; }
.status { color: var(--vscode-descriptionForeground); margin: 10px 0 0; overflow-wrap: anywhere; }
.trouble, .link-note, .warning { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; margin: 12px 0 0; padding: 8px 12px; border: 1px solid var(--vscode-inputValidation-warningBorder, var(--border)); background: var(--vscode-inputValidation-warningBackground, transparent); color: var(--vscode-inputValidation-warningForeground, inherit); overflow-wrap: anywhere; }
.trouble { border-color: var(--vscode-inputValidation-errorBorder, var(--border)); background: var(--vscode-inputValidation-errorBackground, transparent); color: var(--vscode-inputValidation-errorForeground, inherit); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(125px, 1fr)); gap: 10px; }
.tile { display: flex; flex-direction: column; align-items: flex-start; gap: 2px; padding: 10px 14px; border: 1px solid var(--border); border-radius: 4px; background: var(--vscode-editorWidget-background); color: inherit; font: inherit; text-align: left; }
button.tile { cursor: pointer; border-left-width: 4px; }
button.tile:hover { background: var(--vscode-list-hoverBackground); }
.tile .value { font-size: 1.5em; font-weight: 600; font-variant-numeric: tabular-nums; }
.tile .name { color: var(--vscode-descriptionForeground); }
.note, .empty { color: var(--vscode-descriptionForeground); }
.tile .note { font-size: 0.9em; }
.tile .note:empty { display: none; }
.state-pending { border-left-color: var(--state-pending); } .state-started { border-left-color: var(--state-started); } .state-retry { border-left-color: var(--state-retry); }
.state-success { border-left-color: var(--state-success); } .state-failure { border-left-color: var(--state-failure); } .state-revoked { border-left-color: var(--state-revoked); }
.scroll { overflow-x: auto; padding: 2px; }
.live-chart { position: relative; }
.live-chart .chart { min-height: 0; }
.live-chart .drawing { position: absolute; inset: 0 0 auto; visibility: hidden; }
select { font: inherit; padding: 3px 6px; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border: 1px solid var(--vscode-dropdown-border, var(--border)); border-radius: 2px; }
table.list { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
table.list th, table.list td { text-align: left; font-weight: normal; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--border); white-space: nowrap; vertical-align: middle; }
table.list thead th { color: var(--vscode-descriptionForeground); white-space: normal; vertical-align: bottom; }
table.list tbody tr:hover { background: var(--vscode-list-hoverBackground); }
table.list .number { text-align: right; }
table.list .clip { max-width: 25ch; overflow: hidden; text-overflow: ellipsis; }
table.list .clip .link { max-width: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom; white-space: nowrap; }
table.list thead .order { border: none; background: none; color: inherit; font: inherit; padding: 0; cursor: pointer; white-space: nowrap; }
table.list thead .order:hover { color: var(--vscode-foreground); text-decoration: underline; }
table.list thead [aria-sort] .order::after { content: '\\25B2' / ''; visibility: hidden; margin-left: 4px; font-size: 0.7em; }
table.list thead [aria-sort=ascending] .order::after { visibility: visible; }
table.list thead [aria-sort=descending] .order::after { content: '\\25BC' / ''; visibility: visible; }
table.list thead [aria-sort=ascending], table.list thead [aria-sort=descending] { color: var(--vscode-foreground); }
table.list th:focus-within, table.list td:focus-within { overflow: visible; }
table.list td.id, code { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.95em; }
.state { display: inline-flex; align-items: center; gap: 6px; font-size: 0.92em; font-weight: normal; }
.state::before { content: ''; width: 9px; height: 9px; border: 2px solid currentColor; border-radius: 50%; box-sizing: border-box; }
.state.pending::before { color: var(--state-pending); } .state.started::before { color: var(--state-started); background: currentColor; }
.state.retry::before { color: var(--state-retry); } .state.success::before { color: var(--state-success); background: currentColor; }
.state.failure::before { color: var(--state-failure); background: currentColor; border-radius: 0; } .state.revoked::before { color: var(--state-revoked); border-radius: 0; }
.button { border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); border-radius: 2px; padding: 4px 11px; font: inherit; cursor: pointer; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
.button:not([aria-disabled=true]):hover { background: var(--vscode-button-secondaryHoverBackground); }
.button.primary { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
.button.primary:hover { background: var(--vscode-button-hoverBackground); }
.button[aria-disabled=true] { opacity: 0.5; cursor: default; }
.button[aria-busy=true] { opacity: 0.7; cursor: progress; }
.button.link { border: none; background: none; padding: 0; color: var(--vscode-textLink-foreground); text-align: left; }
.button.link:hover { background: none; text-decoration: underline; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 12px 0; }
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 18px; margin-top: 16px; }
.filter input[type=search] { flex: 1 1 330px; max-width: 420px; text-overflow: ellipsis; font: inherit; padding: 4px 8px; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--border)); border-radius: 2px; }
.filter input::placeholder { color: var(--vscode-input-placeholderForeground); }
.states { display: flex; flex-wrap: wrap; gap: 4px 14px; }
.states label { display: inline-flex; align-items: center; gap: 5px; cursor: pointer; }
input[type=checkbox] { accent-color: var(--vscode-button-background); margin: 0; vertical-align: middle; }
.bar { display: inline-block; width: 90px; height: 6px; border-radius: 3px; overflow: hidden; vertical-align: middle; background: rgba(128, 128, 128, 0.35); outline: 1px solid var(--vscode-contrastBorder, transparent); }
.bar .fill { display: block; height: 100%; background: var(--vscode-progressBar-background); }
.heading { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 24px; margin-top: 8px; }
.heading h2 { margin: 12px 0 4px; font-size: 1.3em; }
.heading .state { margin-left: 10px; font-size: 0.75em; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 0 32px; align-items: start; }
.facts { margin: 0; display: grid; grid-template-columns: fit-content(60%) 1fr; gap: 4px 16px; }
.facts div { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; }
.facts dt { color: var(--vscode-descriptionForeground); }
.facts dd { margin: 0; overflow-wrap: anywhere; user-select: text; }
pre { margin: 0; padding: 10px 12px; overflow: auto; max-height: 420px; white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--vscode-editor-font-family, monospace); font-size: var(--vscode-editor-font-size); background: var(--vscode-textCodeBlock-background); border: 1px solid var(--vscode-contrastBorder, transparent); user-select: text; }
.error { color: var(--vscode-editorError-foreground, var(--vscode-errorForeground)); overflow-wrap: anywhere; }
.optimizehub { padding-top: 12px; }
@media (max-width: 700px) { body { padding: 0 12px 24px; } .tabs [role=tab] { padding: 8px 9px; } table.list .clip { max-width: 15ch; } table.list th, table.list td { padding-right: 9px; } }
`;
