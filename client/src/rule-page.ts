import * as vscode from 'vscode';

/** The link behind a problem's code: VS Code opens the rule's page, which ships with the extension. */
export const rulePageAddress = `command:toasoan.showRule?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

/** The command that shows a rule's page, rendered. Its argument comes from a link, so only a rule's id is taken. */
export function registerRulePages(extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('toasoan.showRule', async (rule: unknown) => {
    if (typeof rule !== 'string' || !/^[a-z-]{1,60}$/.test(rule)) return;
    const page = vscode.Uri.joinPath(extension, 'dist', 'rules', `${rule}.md`);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  });
}
