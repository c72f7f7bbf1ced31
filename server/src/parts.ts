import type { toDocx } from './core/export/docx';
import type { readPage } from './core/import/page';
import type { docxToHtml } from './read-docx';

/**
 * The parts of the program that are bundled apart, into `dist/parts`, and loaded when they are first asked for: what few
 * need and what is big. The names are those of the bundles in scripts/build.mjs. What is bundled there is imported by
 * `import type` alone: anything else, `import { type … }` too, would take it into the server's own bundle.
 */
export interface Parts {
  readonly docx: { readonly toDocx: typeof toDocx };
  readonly 'read-html': { readonly readPage: typeof readPage };
  readonly 'read-docx': { readonly docxToHtml: typeof docxToHtml };
}

/** Loads a part; at once if it has been loaded before. Fails where the installation is broken. */
export type LoadPart = <Name extends keyof Parts>(name: Name) => Promise<Parts[Name]>;
