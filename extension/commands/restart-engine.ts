import { untilAborted } from '../until-aborted.ts';
import { t } from '../words.ts';
import { defineCommand } from './define.ts';

export const restartEngine = defineCommand({
  id: 'optimizehub.restartEngine',
  title: 'Restart Engine',
  async run({ engine, window }) {
    const old = await engine.running();
    if (old) {
      const { running, queued } = await old.status();
      const active = running + queued;
      const question =
        active === 1
          ? t('One task is active. It will resume from its last checkpoint. Restart the engine?')
          : t('{0} tasks are active. They will resume from their last checkpoints. Restart the engine?', active);
      if (active > 0 && !(await window.confirm(question, t('Restart')))) {
        old.dispose();
        return;
      }
    }
    const isRestarted = await window.cancellable('Restarting the OptimizeHub engine', async (onStep, signal) => {
      onStep(t('Ending the old one'));
      await old?.stop();
      onStep(t('Starting the new one'));
      const started = await untilAborted(engine.start(signal), signal);
      started?.dispose();
      return started !== undefined;
    });
    window.inform(
      isRestarted ? t('The engine was restarted.') : t('The old engine was ended; another one starts with the next run.'),
    );
  },
});
