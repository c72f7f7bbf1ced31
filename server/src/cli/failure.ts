/** Something the user can mend: its message is shown as it is, without a stack. */
export class UsageError extends Error {}

/** A file that could not be read or written, with its name and what is wrong, short. */
export class FileError extends Error {
  constructor(
    readonly path: string,
    what: string,
  ) {
    super(`${path}: ${what}`);
  }
}

/** The reason in words for what the file system answered. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case 'ENOENT':
      return 'không có tệp hay thư mục này (no such file or folder)';
    case 'EACCES':
    case 'EPERM':
      return 'không có quyền (permission denied)';
    case 'EEXIST':
      return 'đã có tệp này, không ghi đè (exists already, not overwritten)';
    case 'EISDIR':
      return 'đây là thư mục (this is a folder)';
    case 'ENOSPC':
      return 'hết chỗ trên đĩa (no space left)';
    case 'EROFS':
      return 'ổ đĩa chỉ cho đọc (read-only)';
    default:
      return code ?? String(error);
  }
}
