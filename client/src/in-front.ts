import * as vscode from 'vscode';
import { sentence } from './sentences';

/**
 * The article a command without any other is about: the one in front, or else one in view, or else any that is open, for
 * the walkthrough, whose buttons are pressed with no article in front. Where there is none the writer is told.
 */
export function articleInFront(): vscode.Uri | undefined {
  const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window;
  const documents = [active, ...visible].flatMap((editor) => editor?.document ?? []);
  const article = [...documents, ...vscode.workspace.textDocuments].find(({ languageId }) => languageId === 'article');
  if (!article) void vscode.window.showInformationMessage(sentence('noArticle'));
  return article?.uri;
}
