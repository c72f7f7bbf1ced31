import * as vscode from 'vscode';

/** The list, kept with the workspace, of files that the writer wants as plain text. */
const KEPT = 'plainText';

/**
 * Turns a `.txt` into an article when its first line is a date line: VS Code itself looks at first lines only of files
 * without a known extension. Each file is turned once; one that the writer turns back is left alone from then on.
 */
export function detectArticles(memory: vscode.Memento): vscode.Disposable {
  const turned = new Set<string>();
  const kept = new Set(memory.get<string[]>(KEPT, []));
  const remember = (): Thenable<void> => memory.update(KEPT, [...kept]);

  const look = async (document: vscode.TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (document.languageId !== 'plaintext') return;
    if (turned.has(uri)) {
      // It was an article, and is plain text again: the writer's choice.
      turned.delete(uri);
      kept.add(uri);
      await remember();
      return;
    }
    if (kept.has(uri) || !isWanted(document)) return;
    turned.add(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'article');
  };

  const turn = async (language: 'article' | 'plaintext'): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const uri = document.uri.toString();
    if (language === 'article') {
      kept.delete(uri);
      turned.add(uri);
    } else {
      turned.delete(uri);
      kept.add(uri);
    }
    await remember();
    await vscode.languages.setTextDocumentLanguage(document, language);
  };

  for (const document of vscode.workspace.textDocuments) void look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.commands.registerCommand('toasoan.treatAsArticle', () => turn('article')),
    vscode.commands.registerCommand('toasoan.treatAsPlainText', () => turn('plaintext')),
  );
}

function isWanted(document: vscode.TextDocument): boolean {
  return (
    document.uri.path.toLowerCase().endsWith('.txt') &&
    vscode.workspace.getConfiguration('toasoan', document).get<boolean>('detectPlainText') !== false &&
    beginsWithDateLine(document)
  );
}

function beginsWithDateLine(document: vscode.TextDocument): boolean {
  for (let line = 0; line < document.lineCount; line++) {
    const { text, isEmptyOrWhitespace } = document.lineAt(line);
    if (isEmptyOrWhitespace) continue;
    return /^date\s+\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)/i.test(text.trimStart().slice(0, 80));
  }
  return false;
}
