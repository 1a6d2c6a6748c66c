import { endsBars, endsChart, speedBars, speedChart, throughputDataset } from '../../../engine/charts/throughput.ts';
import type { Throughput } from '../../../engine/monitor/throughput.ts';
import { element } from '../../renderer/element.ts';
import { stateWords } from '../../tasks-view/state-words.ts';
import { t } from '../../words.ts';
import type { Host } from './host.ts';
import { LiveChart } from './live-chart.ts';
import type { Model } from './model.ts';
import { stateColours } from './state-colours.ts';

const spans: readonly (readonly [minutes: number, bars: number, name: string])[] = [
  [60, 60, t('last hour')],
  [6 * 60, 72, t('last 6 hours')],
  [24 * 60, 96, t('last 24 hours')],
];
/** Between two readings while tasks run or end. */
const refreshMs = 5000;

/** What was done when: tasks that ended per minute and evaluations per second. The engine reads it from its history. */
export class ThroughputView {
  readonly element: HTMLElement;
  private readonly host: Host;
  private readonly model: Model;
  private readonly onTrouble: (error: unknown) => void;
  private readonly ends = new LiveChart(throughputDataset, t('Tasks that ended per minute'));
  private readonly speed = new LiveChart(throughputDataset, t('Evaluations per second'));
  private readonly choice: HTMLSelectElement;
  private data: Throughput | undefined;
  private readAt = 0;
  private isReading = false;
  private known = '';

  constructor(host: Host, model: Model, onTrouble: (error: unknown) => void) {
    this.host = host;
    this.model = model;
    this.onTrouble = onTrouble;
    const options = spans.map(([minutes, , name]) => element('option', { value: String(minutes) }, [name]));
    this.choice = element('select', { 'aria-label': t('Time that the throughput is shown of') }, options) as HTMLSelectElement; // by its tag
    this.choice.value = String(host.state.minutes);
    this.choice.addEventListener('change', () => {
      this.host.keep({ minutes: Number(this.choice.value) });
      this.readAt = 0;
      this.show(Date.now());
    });
    this.element = element('div', {}, [
      element('div', { class: 'actions' }, [this.choice]),
      element('div', { class: 'columns' }, [this.ends.element, this.speed.element]),
    ]);
  }

  /** Draws what is known, and asks for more where the engine has told that something went on since. @param now of this moment */
  show(now: number): void {
    if (this.isDue(now)) void this.read().catch(this.onTrouble);
    this.draw(now);
  }

  private isDue(now: number): boolean {
    if (this.isReading || this.model.link.kind !== 'connected') return false;
    if (this.data === undefined || this.readAt === 0) return true;
    const end = (this.data.bars.at(-1)?.at ?? 0) + this.data.barMs;
    const isNew = JSON.stringify(this.model.counts) !== this.known || (this.model.health?.running ?? 0) > 0;
    return now >= end || (isNew && now - this.readAt >= refreshMs);
  }

  private async read(): Promise<void> {
    const [minutes, bars] = spans.find(([span]) => span === this.host.state.minutes) ?? spans[0];
    this.isReading = true;
    this.known = JSON.stringify(this.model.counts);
    this.readAt = Date.now();
    try {
      this.data = await this.host.ask<'throughput'>({ kind: 'throughput', minutes, bars });
    } finally {
      this.isReading = false;
    }
    this.draw(Date.now());
  }

  private draw(now: number): void {
    const { data } = this;
    if (data === undefined) return;
    const colours = stateColours(document.body);
    const shape = JSON.stringify([data.bars[0]?.at, data.barMs, colours]);
    const ends = endsBars(data, now);
    const speed = speedBars(data, now);
    this.ends.show(ends, shape, () => endsChart(data, ends, colours, stateWords()), t('No task ended within this time.'));
    this.speed.show(speed, shape, () => speedChart(data, speed, colours), t('Nothing was evaluated within this time.'));
  }
}
