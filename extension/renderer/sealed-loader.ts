import { type Loader, loader } from 'vega';

/** Lets a chart load nothing: a notebook from a stranger must not make the editor call home. Pictures within the file are shown. */
export class SealedLoader {
  /** What was asked for first, if anything was. */
  refused: string | undefined;
  readonly loader: Loader;

  constructor() {
    const base = loader();
    const refuse = (uri: string): Promise<never> => {
      this.refused ??= uri;
      return Promise.reject(new Error(`${uri} is outside of the notebook.`));
    };
    this.loader = {
      ...base,
      load: refuse,
      file: refuse,
      http: refuse,
      // Vega asks here before it shows a picture, and before it follows a link.
      sanitize: (uri, options) => (/^data:image\//i.test(uri) ? base.sanitize(uri, options) : refuse(uri)),
    };
  }
}
