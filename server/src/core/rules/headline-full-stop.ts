import { finalFullStop } from '../parse/marks';
import { blockRule } from '../rule';
import { remove } from '../text';

export default blockRule({
  id: 'headline-full-stop',
  severity: 'warning',
  sentences: {
    stop: 'The headline ends in a full stop',
    remove: 'Remove the full stop',
  },
  *check({ article, block }) {
    if (block.kind !== 'dateLine' || !block.keyword) return;
    const stop = finalFullStop(article.text, block.headline);
    if (stop) yield { span: stop, message: 'stop', fixes: [{ title: 'remove', edits: [remove(stop)], safe: true }] };
  },
});
