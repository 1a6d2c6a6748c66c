import assert from 'node:assert/strict';
import { chosenHome, homeNote } from './home.ts';

suite('The home of the window that npm start opens', () => {
  test('is its own, which is said with how to take the usual one', () => {
    assert.deepEqual(chosenHome({ PATH: '/bin' }), {});
    const before = process.env.OPTIMIZEHUB_HOME;
    delete process.env.OPTIMIZEHUB_HOME;
    try {
      assert.match(
        homeNote('/tmp/window', {}),
        /kept in \/tmp\/window and go when it ends; .*OPTIMIZEHUB_HOME=".*optimizehub.*"\.$/i,
      );
    } finally {
      if (before !== undefined) process.env.OPTIMIZEHUB_HOME = before;
    }
  });

  test('is the one that the user named, which is said', () => {
    const environment = { OPTIMIZEHUB_HOME: '/data/mine' };
    assert.deepEqual(chosenHome(environment), environment);
    assert.equal(homeNote('/data/mine', environment), 'Its tasks are kept in /data/mine, as OPTIMIZEHUB_HOME says.');
  });
});
