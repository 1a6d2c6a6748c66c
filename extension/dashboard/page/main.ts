/** Entry of the dashboard's page. */
import './translations.ts';
import type { Link } from '../../monitor/engine-monitor.ts';
import { element } from '../../renderer/element.ts';
import { t } from '../../words.ts';
import { CompareTab } from './compare-tab.ts';
import { DetailsTab } from './details-tab.ts';
import { Host, type PageState } from './host.ts';
import { Model } from './model.ts';
import { OverviewTab } from './overview-tab.ts';
import { button } from './parts.ts';
import { Tabs } from './tabs.ts';
import { TasksTab } from './tasks-tab.ts';

const model = new Model();
const host = new Host((message) => {
  if (message.type === 'search') search(message.text);
  else if (message.type !== 'show') model.hear(message, host).catch(complain);
  else if (message.tasks.length === 1) showTask(message.tasks[0]);
  else if (message.tasks.length > 1) compare(message.tasks);
});

const status = element('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
const trouble = element('div', { class: 'trouble', role: 'alert' });
const say = (text: string): void => {
  trouble.replaceChildren();
  status.textContent = text;
};
function complain(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  trouble.replaceChildren(
    element('span', {}, [text]),
    button(t('Dismiss'), () => trouble.replaceChildren()),
  );
}
const newNotebook = (): void => void host.ask<'command'>({ kind: 'command', command: 'newNotebook' }).catch(complain);

const overview = new OverviewTab(host, model, {
  showTask,
  onTrouble: complain,
  showStates(states) {
    tasks.find({ states, text: '' });
    tabs.choose('tasks');
  },
});
const tasks = new TasksTab(host, model, { showTask, compare, say, newNotebook });
const details = new DetailsTab(host, model, say, (title) => tabs.rename('details', title));
const compared = new CompareTab(host, model, say, showTask);
const tabs = new Tabs<PageState['tab']>(
  t('Dashboard'),
  [
    { name: 'overview', title: t('Overview'), panel: overview.panel, onShown: () => overview.draw() },
    { name: 'tasks', title: t('Tasks'), panel: tasks.panel, onShown: () => tasks.draw() },
    { name: 'details', title: t('Details'), panel: details.panel },
    { name: 'compare', title: t('Compare'), panel: compared.panel },
  ],
  host.state.tab,
  (tab) => host.keep({ tab }),
);

function showTask(id: string): void {
  host.keep({ task: id });
  tabs.choose('details');
  details.show(id).catch(complain);
}

function search(text: string): void {
  tasks.find({ states: [], text });
  tabs.choose('tasks');
}

function compare(ids: readonly string[]): void {
  host.keep({ compared: ids });
  tabs.choose('compare');
  compared.show(ids).catch(complain);
}

const linkTexts: Readonly<Record<Link['kind'], string>> = {
  connected: '',
  absent: t('The engine is not running. It starts with the next run.'),
  lost: t('The engine ended unexpectedly; another one is starting.'),
  unreachable: t('The engine cannot be reached.'),
};
const linkNote = element('div', { class: 'link-note', role: 'status' });
model.onChange((change) => {
  if (change !== undefined) return;
  const { link } = model;
  const text = linkTexts[link.kind];
  const run = (command: 'restartEngine' | 'showLogs') => host.ask<'command'>({ kind: 'command', command });
  linkNote.replaceChildren(
    ...(text === '' ? [] : [element('span', {}, [text])]),
    ...(link.kind === 'unreachable'
      ? [
          element('span', {}, [link.reason]),
          button(t('Restart Engine'), () => run('restartEngine')),
          button(t('Show Logs'), () => run('showLogs')),
        ]
      : []),
  );
});

document
  .getElementById('dashboard')
  ?.append(
    element('h1', { class: 'unseen' }, [t('OptimizeHub Dashboard')]),
    tabs.list,
    linkNote,
    trouble,
    status,
    ...tabs.panels,
  );
document.addEventListener('trouble', (event) => complain((event as CustomEvent<string>).detail)); // made by button()

// Charts take their colours from the theme when they are drawn.
const redraw = (): void => {
  if (tabs.current === 'overview') overview.draw();
  else if (tabs.current === 'details' && host.state.task) details.redraw().catch(complain);
  else if (tabs.current === 'compare') compared.redraw().catch(complain);
};
new MutationObserver(redraw).observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });

host.begin();
const { tab, task, compared: earlier } = host.state;
if (task && tab === 'details') details.show(task).catch(complain);
if (earlier.length > 1 && tab === 'compare') compared.show(earlier).catch(complain);
