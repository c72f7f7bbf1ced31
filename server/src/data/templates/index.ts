import { type templateSentences } from '../../core/template';
import photos from './phong-su-anh.txt';
import world from './tin-quoc-te.txt';
import brief from './tin-van.txt';

/** The templates that ship with the product: by their names on the command line, with the sentences that name them. */
export const templates: readonly {
  readonly id: string;
  readonly name: keyof typeof templateSentences;
  readonly text: string;
}[] = [
  { id: 'tin-van', name: 'brief', text: brief },
  { id: 'tin-quoc-te', name: 'world', text: world },
  { id: 'phong-su-anh', name: 'photos', text: photos },
];
