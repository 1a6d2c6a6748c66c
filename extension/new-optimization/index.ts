export { firstAnswers, withSource } from './answers.ts';
export { configText, notebookCells } from './config-text.ts';
export { pageOf } from './page.ts';
export { begin, step } from './steps.ts';
