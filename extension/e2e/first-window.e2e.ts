import path from 'node:path';
import { notebooksAtOnce } from '../../scripts/start/in-browser.ts';
import { launchBrowser } from '../../scripts/vscode/browser.ts';
import { startServer } from '../../scripts/vscode/server.ts';

const root = path.resolve(import.meta.dirname, '../..');

suite('The window that npm start opens', function () {
  this.timeout(120_000);

  test('shows the first notebook with our kernel, ready to be run', async () => {
    const server = await startServer({ vsix: path.join(root, 'dist/optimizehub.vsix'), settings: notebooksAtOnce });
    try {
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        page.setDefaultTimeout(60_000);
        await page.goto(server.urlOpening('quickstart.ipynb'));
        await page.locator('.tab.active', { hasText: 'quickstart.ipynb' }).waitFor();
        await page.locator('.notebook-editor .code-cell-row').first().waitFor();
        await page.locator('.notebook-toolbar-container .kernel-label', { hasText: 'OptimizeHub' }).waitFor();
        await page.screenshot({ path: path.join(root, 'dist/screenshots/first-window.png') });
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  });
});
