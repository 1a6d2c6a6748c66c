import * as vscode from 'vscode';
import type { Dashboard, DashboardOptions } from './panel.ts';

const dashboardType = 'optimizehub.dashboard';

/** Opens the dashboard, and gives it back to a window that was reloaded. Its code is loaded with its first use. */
export class Dashboards implements vscode.Disposable {
  private readonly options: DashboardOptions;
  private readonly serializer: vscode.Disposable;
  private current: Dashboard | undefined;

  constructor(options: DashboardOptions) {
    this.options = options;
    this.serializer = vscode.window.registerWebviewPanelSerializer(dashboardType, {
      deserializeWebviewPanel: async (panel) => {
        if (this.current) panel.dispose();
        else await this.adopt(panel);
      },
    });
  }

  /** @param tasks ids: one shows its details, several are compared, none shows what was shown last */
  async open(tasks: readonly string[]): Promise<void> {
    (await this.one()).show(tasks.length > 0 ? { type: 'show', tasks } : undefined);
  }

  /** Lists all tasks of the history that have the text in their id, group, algorithm or problem. */
  async search(text: string): Promise<void> {
    (await this.one()).show({ type: 'search', text });
  }

  private async one(): Promise<Dashboard> {
    if (this.current) return this.current;
    const options = { enableScripts: true };
    return this.adopt(
      vscode.window.createWebviewPanel(dashboardType, 'OptimizeHub Dashboard', vscode.ViewColumn.Active, options),
    );
  }

  private async adopt(panel: vscode.WebviewPanel): Promise<Dashboard> {
    const { Dashboard } = await import('./panel.ts');
    this.current = new Dashboard(panel, this.options, () => {
      this.current = undefined;
    });
    return this.current;
  }

  dispose(): void {
    this.serializer.dispose();
    this.current?.dispose();
  }
}
