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
    await window.progress('Restarting the OptimizeHub engine', async () => {
      await old?.stop();
      (await engine.start()).dispose();
    });
    window.inform('The engine was restarted.');
  },
});
