import { blockRule } from '../rule';
import { remove } from '../text';

export default blockRule({
  id: 'byline-full-stop',
  severity: 'warning',
  sentences: {
    stop: 'The byline ends in a full stop',
    remove: 'Remove the full stop',
  },
  *check({ block }) {
    if (block.kind !== 'byline' || !block.fullStop) return;
    yield {
      span: block.fullStop,
      message: 'stop',
      fixes: [{ title: 'remove', edits: [remove(block.fullStop)], safe: true }],
    };
  },
});
