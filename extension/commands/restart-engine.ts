import type { EngineClient } from '../../engine/client/engine-client.ts';
import { toTasks } from '../next-steps.ts';
import { untilAborted } from '../until-aborted.ts';
import { t } from '../words.ts';
import { defineCommand, notDone, type Services } from './define.ts';

/**
 * Ends the engine and starts another one, after a question where tasks are active: those go on from their last checkpoints. Called
 * off between, the old one is gone all the same.
 */
export const restartEngine = defineCommand({
  id: 'optimizehub.restartEngine',
  title: 'Restart Engine',
  async run(services) {
    const { engine, window } = services;
    const old = await engine.running();
    try {
      if (old && !(await mayEnd(old, window))) return notDone;
      const isRestarted = await window.cancellable('Restarting the OptimizeHub engine', async (onStep, signal) => {
        onStep(t('Ending the old one'));
        await old?.stop();
        onStep(t('Starting the new one'));
        // Also one that connects after it was called off is let go of, or it would keep the engine from ending.
        const starting = engine.start(signal).then((started) => started.dispose());
        return (
          (await untilAborted(
            starting.then(() => true),
            signal,
          )) === true
        );
      });
      if (!isRestarted) {
        window.inform('The old engine was ended; another one starts with the next run.', toTasks(services));
        return notDone;
      }
      window.inform('The engine was restarted.');
    } finally {
      old?.dispose();
    }
  },
});

/** Whether a person agrees, who is asked where tasks are active. */
async function mayEnd(old: EngineClient, window: Services['window']): Promise<boolean> {
  const { running, queued } = await old.status();
  const active = running + queued;
  const question =
    active === 1
      ? t('One task is active. It will resume from its last checkpoint. Restart the engine?')
      : t('{0} tasks are active. They will resume from their last checkpoints. Restart the engine?', active);
  return active === 0 || window.confirm(question, t('Restart'));
}
