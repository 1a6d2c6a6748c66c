/** A Docker engine of a test's own, which it may end: `.ci/docker-engine` with a folder of its own. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { needContainers } from './testing.ts';

const script = path.resolve(import.meta.dirname, '../.ci/docker-engine');

export class OwnDockerEngine {
  /** As DOCKER_HOST takes it. */
  readonly host: string;
  private readonly folder: string;
  private readonly hidden: string;

  private constructor(folder: string, hidden: string) {
    this.folder = folder;
    this.hidden = hidden;
    this.host = `unix://${path.join(folder, 'docker.sock')}`;
  }

  /**
   * Starts one without images. Skips the test where no container engine answers, or where starting one is not allowed.
   * @param hidden a folder of this machine that it does not see, as one of another machine would not
   */
  static async start(context: Mocha.Context, hidden = ''): Promise<OwnDockerEngine> {
    await needContainers(context);
    const isAllowed = process.getuid?.() === 0 && ['/usr/sbin/dockerd', '/usr/bin/dockerd'].some((file) => existsSync(file));
    if (!isAllowed) context.skip();
    // Not below /tmp, which may be an overlay itself.
    const engine = new OwnDockerEngine(await mkdtemp('/var/tmp/optimizehub-own-'), hidden);
    await engine.restart();
    return engine;
  }

  /** Starts it again, with the images and containers that it had. */
  async restart(): Promise<void> {
    await this.run('start');
  }

  /** Ends it without warning, and with it every process of its containers. */
  kill(): void {
    process.kill(Number(readFileSync(path.join(this.folder, 'namespaces.pid'), 'utf8')), 'SIGKILL');
  }

  async remove(): Promise<void> {
    await this.run('stop');
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  private async run(command: 'start' | 'stop'): Promise<void> {
    await promisify(execFile)(script, [command], {
      env: { ...process.env, DOCKER_ENGINE_DIR: this.folder, DOCKER_ENGINE_HIDES: this.hidden },
    });
  }
}
