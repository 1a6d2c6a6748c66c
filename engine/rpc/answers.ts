import { Message, type MessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** Calls of one client that may be open at once; more wait where they come from. */
const maxOpenCalls = 200;

/** Writes to one client, and knows what it has not taken yet, and how many of its calls are open. */
export class Answers extends StreamMessageWriter {
  private untaken = 0;
  private openCalls = 0;
  private isAbandoned = false;
  private waiting: { readonly isReady: () => boolean; readonly go: () => void }[] = [];

  override async write(message: Message): Promise<void> {
    this.untaken++;
    try {
      await super.write(message);
    } finally {
      this.untaken--;
      if (Message.isResponse(message)) this.openCalls--;
      this.release();
    }
  }

  /** The same reader; what it reads counts as open until it is answered. */
  counting(reader: MessageReader): MessageReader {
    const listen: MessageReader['listen'] = (hear) =>
      reader.listen((message) => {
        if (Message.isRequest(message)) this.openCalls++;
        hear(message);
      });
    const { onError, onClose, onPartialMessage } = reader;
    return { onError, onClose, onPartialMessage, listen, dispose: () => reader.dispose() };
  }

  /** Resolves once the client has taken everything so far; never, when it has gone. */
  readonly taken = (): Promise<void> => this.until(() => this.untaken === 0);

  /** Resolves once the client may call again; never, when it has gone. */
  readonly hasRoom = (): Promise<void> => this.until(() => this.openCalls <= maxOpenCalls);

  /** The client has gone: what waits for it is not done any more. */
  abandon(): void {
    this.isAbandoned = true;
    this.waiting = [];
  }

  private until(isReady: () => boolean): Promise<void> {
    if (isReady() && !this.isAbandoned) return Promise.resolve();
    return new Promise((go) => {
      if (!this.isAbandoned) this.waiting.push({ isReady, go });
    });
  }

  private release(): void {
    const ready = this.waiting.filter(({ isReady }) => isReady());
    this.waiting = this.waiting.filter((waiter) => !ready.includes(waiter));
    for (const { go } of ready) go();
  }
}
