import assert from 'node:assert/strict';
import { dashboardHtml } from './html.ts';

const html = dashboardHtml({
  script: 'https://resource/dashboard.js',
  nonce: 'abc123',
  language: 'de',
  texts: { Queue: '</script><b>' },
});

suite("The dashboard's page", () => {
  test('lets in nothing but its own program and styles, by their nonce', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    assert.equal(policy, "default-src 'none'; script-src 'nonce-abc123'; style-src 'nonce-abc123'; img-src data:;");
    assert.doesNotMatch(html, /unsafe|https?:(?!\/\/resource\/dashboard\.js)/);
  });

  test('says which language it is in', () => assert.match(html, /<html lang="de">/));

  test('has no script and no style of its own in the text, but texts as data', () => {
    assert.deepEqual(html.match(/<script[^>]*>[^<]*<\/script>/g), [
      '<script type="application/json" id="texts">{"Queue":"\\u003c/script>\\u003cb>"}</script>',
      '<script nonce="abc123" type="module" src="https://resource/dashboard.js"></script>',
    ]);
    assert.doesNotMatch(html, /\son\w+=|\sstyle=/);
  });
});
