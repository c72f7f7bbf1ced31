/**
 * A text of the article as it is printed, and where it begins in the file: line and column from 0, in UTF-16 units.
 * `length` is that of what was typed for it: where it is the text's, each character stands where it was typed.
 */
export interface Placed {
  readonly text: string;
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

/** One part of an article as it would be published. */
export interface Part extends Placed {
  readonly kind: 'date' | 'headline' | 'place' | 'lead' | 'picture' | 'paragraph' | 'subheading' | 'byline' | 'sources';
  /** Of a picture, whose `text` is the caption, empty where it has none. Pictures are counted from 1. */
  readonly picture?: {
    readonly medium: 'photo' | 'video' | 'graphic';
    readonly number: number;
    readonly credit: Placed;
  };
}

/** What stands on the page beside the article, in the writer's language. `{number}` gives way to a picture's. */
export interface Words {
  readonly page: string;
  readonly empty: string;
  readonly photo: string;
  readonly video: string;
  readonly graphic: string;
}

/** What the page keeps over a reload of the window. */
export interface Kept {
  readonly uri: string;
  readonly locked: boolean;
}

/** Lines are counted from 0; 3.5 is the middle of the fourth one, however many rows it is drawn in. */
export type ToPage =
  | { readonly type: 'show'; readonly parts: readonly Part[]; readonly words: Words; readonly line?: number }
  | { readonly type: 'keep'; readonly kept: Kept }
  | { readonly type: 'reveal'; readonly line: number };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'go'; readonly line: number; readonly character: number };
