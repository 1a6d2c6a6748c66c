import assert from 'node:assert/strict';
import { dashboardHtml } from './html.ts';

const parts = { script: 'https://resource/dashboard.js', nonce: 'abc123', language: 'en', translations: undefined };
const html = dashboardHtml(parts);

suite("The dashboard's page", () => {
  test('lets in nothing but its own program and styles, by their nonce', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    assert.equal(policy, "default-src 'none'; script-src 'nonce-abc123'; style-src 'nonce-abc123'; img-src data:;");
    assert.doesNotMatch(html, /unsafe|https?:(?!\/\/resource\/dashboard\.js)/);
  });

  test('carries the texts of the editor as a mere attribute', () => {
    const translated = dashboardHtml({ ...parts, language: 'de', translations: { Tasks: '"><script>&amp;' } });
    assert.match(translated, /<html lang="de">/);
    assert.match(translated, /data-translations="{&quot;Tasks&quot;:&quot;\\&quot;>&lt;script>&amp;amp;&quot;}"/);
  });

  test('has no script and no style of its own in the text', () => {
    assert.deepEqual(html.match(/<script[^>]*>[^<]*<\/script>/g), [
      '<script nonce="abc123" type="module" src="https://resource/dashboard.js"></script>',
    ]);
    assert.doesNotMatch(html, /\son\w+=|\sstyle=/);
  });
});
