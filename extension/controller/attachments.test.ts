import assert from 'node:assert/strict';
import { Attachments } from './attachments.ts';

/** A workspace state that, as the editor's, outlives the objects that use it. */
function workspaceState() {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string) => values.get(key) as T, // written by the same class
    update: async (key: string, value: unknown) => void values.set(key, value),
  } as ConstructorParameters<typeof Attachments>[0];
}
const attachment = (group: string, notebook = 'file:///a.ipynb') => ({ notebook, cell: 'c', group, displayId: 'd' });

suite('attachments', () => {
  test('are found again after a reload, by their notebook', async () => {
    const state = workspaceState();
    await new Attachments(state).remember(attachment('one'));
    await new Attachments(state).remember(attachment('two', 'file:///b.ipynb'));
    assert.deepEqual(new Attachments(state).of('file:///a.ipynb'), [attachment('one')]);
  });

  test('are kept once, however often a running output is updated', async () => {
    const attachments = new Attachments(workspaceState());
    await attachments.remember(attachment('one'));
    await attachments.remember(attachment('one'));
    assert.equal(attachments.of('file:///a.ipynb').length, 1);
  });

  test('are gone once their group is final, and no others with them', async () => {
    const attachments = new Attachments(workspaceState());
    await attachments.remember(attachment('one'));
    await attachments.remember(attachment('two'));
    await attachments.forget('one');
    assert.deepEqual(attachments.of('file:///a.ipynb'), [attachment('two')]);
  });

  test('of a cell are gone once it is run anew, so that a run whose kernel was lost does not come back over it', async () => {
    const attachments = new Attachments(workspaceState());
    await attachments.remember(attachment('lost'));
    await attachments.remember({ ...attachment('elsewhere'), cell: 'other' });
    await attachments.remember(attachment('same cell id, other file', 'file:///b.ipynb'));
    await attachments.forgetCell('file:///a.ipynb', 'c');
    assert.deepEqual(
      [...attachments.of('file:///a.ipynb'), ...attachments.of('file:///b.ipynb')].map(({ group }) => group),
      ['elsewhere', 'same cell id, other file'],
    );
  });
});
