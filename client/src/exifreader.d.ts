/** The sources of the library, without its loaders of files and addresses; its own types are those of the whole. */
declare module 'exifreader/src/exif-reader.js' {
  type Tags = Readonly<Record<string, unknown>>;
  /** The groups of tags of a picture. Throws where the file is of no kind it knows. */
  export function loadView(
    view: DataView,
    options: {
      readonly expanded: true;
      readonly includeTags: Readonly<Record<string, readonly string[]>>;
      readonly domParser: unknown;
    },
  ): { readonly iptc?: Tags; readonly xmp?: Tags; readonly exif?: Tags };
}
