import { untilAborted } from '../until-aborted.ts';
import { defineCommand } from './define.ts';

export const restartEngine = defineCommand({
  id: 'optimizehub.restartEngine',
  title: 'Restart Engine',
  async run({ engine, window }) {
    const old = await engine.running();
    if (old) {
      const { running, queued } = await old.status();
      const active = running + queued;
      const question = `${active} ${active === 1 ? 'task is' : 'tasks are'} active and will be ended. Restart the engine all the same?`;
      if (active > 0 && !(await window.confirm(question, 'Restart'))) {
        old.dispose();
        return;
      }
    }
    const isRestarted = await window.cancellable('Restarting the OptimizeHub engine', async (onStep, signal) => {
      onStep('Ending the old one');
      await old?.stop();
      onStep('Starting the new one');
      const started = await untilAborted(engine.start(signal), signal);
      started?.dispose();
      return started !== undefined;
    });
    window.inform(isRestarted ? 'The engine was restarted.' : 'The old engine was ended; another one starts with the next run.');
  },
});
