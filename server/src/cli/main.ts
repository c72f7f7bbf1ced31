import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json';
import { formats } from '../core/export';
import { severities } from '../core/rule';
import { checkCommand, reports } from './check';
import { exportCommand } from './export';
import { FileError, UsageError } from './failure';
import { formatCommand } from './format';
import { importCommand } from './import';
import { initCommand } from './init';
import { modelCommand } from './model';
import { newCommand } from './new';

const noConfig = 'không dùng toasoan.json (do without toasoan.json)';

// 0: clean, 1: problems, 2: wrong usage, or a file that could not be read or written.
run(process.argv).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `toasoan: ${error instanceof UsageError || error instanceof FileError ? error.message : `lỗi bên trong (internal error): ${String(error)}`}\n`,
    );
    process.exitCode = 2;
  },
);

// `toasoan check | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('toasoan')
    .description('Soát lỗi bài báo tiếng Việt. (Checks Vietnamese news articles.)')
    .version(version, '-v, --version', 'in số phiên bản (print the version)')
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'toasoan:')) });
  program
    .command('check')
    .description('soát bài; mã thoát 0: sạch, 1: có lỗi, 2: dùng sai hoặc không đọc được tệp (check articles)')
    .argument('[paths...]', 'tệp hoặc thư mục; mặc định là thư mục này (files or folders; default: this folder)')
    .addOption(new Option('--format <format>', 'cách in (output format)').choices(Object.keys(reports)).default('text'))
    .addOption(
      new Option('--min-severity <severity>', 'chỉ tính từ mức này trở lên (least severity that counts)')
        .choices([...severities])
        .default('hint'),
    )
    .addOption(
      new Option('--language <language>', 'ngôn ngữ của lời nhắc (language of messages)')
        .choices(['vi', 'en'])
        .default('vi'),
    )
    .addOption(new Option('--color <when>', 'tô màu (colours)').choices(['auto', 'always', 'never']).default('auto'))
    .option('--no-ignore', 'không theo các tệp .toasoan-ignore.json (heed no ignore files)')
    .option('--fix', 'sửa những lỗi chắc chắn sửa đúng (apply the safe fixes)', false)
    .option(
      '--stdin',
      'đọc bài từ đầu vào chuẩn; với --fix thì in bài đã sửa (read one article from standard input)',
      false,
    )
    .option('--no-config', noConfig)
    .option('--stdin-filename <name>', 'tên hiện cho bài đọc từ đầu vào chuẩn (its name in the output)', oneLine, '-')
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride()
    .action(async (paths: string[], options: Parameters<typeof checkCommand>[1]) => {
      code = await checkCommand(paths, options);
    });
  program
    .command('format')
    .description('dàn lại khoảng trắng và dòng trống, giữ nguyên mọi chữ (lay out white space, keeping every word)')
    .argument('[paths...]', 'tệp hoặc thư mục; mặc định là thư mục này (files or folders; default: this folder)')
    .option('--check', 'chỉ cho biết bài nào chưa gọn; mã thoát 1 nếu có (only tell; exit 1 if any)', false)
    .option('--no-config', noConfig)
    .option('--diff', 'chỉ in những chỗ sẽ đổi; mã thoát 1 nếu có (only print what would change)', false)
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride()
    .action(async (paths: string[], options: Parameters<typeof formatCommand>[1]) => {
      code = await formatCommand(paths, options);
    });
  program
    .command('export')
    .description('xuất bài sang dạng khác, để lên trang, gửi đi hay dán vào CMS (write articles in another format)')
    .argument('<articles...>', 'bài, hoặc thư mục có bài (articles, or folders of articles)')
    .addOption(
      new Option('--to <format>', 'dạng cần xuất (the format)').choices(Object.keys(formats)).makeOptionMandatory(),
    )
    .option(
      '--output <path>',
      'tệp, hoặc thư mục khi có nhiều bài; mặc định in ra (a file, or a folder for several articles; default: print)',
    )
    .option('--fragment', 'với html: chỉ phần bài, để dán vào trang khác (of html the article alone)', false)
    .option('--no-config', noConfig)
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride()
    .action(async (paths: string[], options: Parameters<typeof exportCommand>[1]) => {
      code = await exportCommand(paths, options);
    });
  program
    .command('import')
    .description(
      'làm bài báo từ tệp Word (.docx), trang web, văn bản thường (make articles of .docx, HTML and plain text)',
    )
    .argument('<files...>', 'tệp; - là đầu vào chuẩn (files; - is standard input)')
    .option('-o, --output <path>', 'tệp hoặc thư mục để viết vào; mặc định: in ra (file or folder; default: print)')
    .option('--force', 'ghi đè tệp đã có (write over files that exist)', false)
    .option('--no-config', noConfig)
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride()
    .action(async (files: string[], options: Parameters<typeof importCommand>[1]) => {
      code = await importCommand(files, options);
    });
  const model = program
    .command('model')
    .description('mô hình chính tả của riêng tòa soạn (the newsroom’s own model of spelling)')
    .helpCommand(false)
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride();
  model
    .command('build')
    .description(
      'đếm chữ trong kho bài, thành mô hình cho mục lists.model của toasoan.json (count an archive into a model)',
    )
    .argument('<archive...>', 'kho bài: tệp hoặc thư mục (files or folders of articles)')
    .requiredOption('--output <file>', 'tệp cần viết (the file to write)')
    .option('--alone', 'chỉ theo kho này, không kèm mô hình có sẵn (without what the shipped model knows)', false)
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride()
    .action(async (archive: string[], options: Parameters<typeof modelCommand>[1]) => {
      code = await modelCommand(archive, options);
    });
  program
    .command('init')
    .description(
      'viết toasoan.json vào thư mục này, theo mặc định hay theo những bài đã có (write toasoan.json into this folder)',
    )
    .option('--from <paths...>', 'đếm xem các bài trong đó viết thế nào (count what existing articles do)')
    .option('--dry-run', 'chỉ in ra, không viết (only print it)', false)
    .addOption(
      new Option('--language <language>', 'ngôn ngữ của lời chú (language of comments)')
        .choices(['vi', 'en'])
        .default('vi'),
    )
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride()
    .action(async (options: Parameters<typeof initCommand>[0]) => {
      code = await initCommand(options);
    });
  program
    .command('new')
    .description('tạo một bài mới trong thư mục này, in tên tệp (make an article in this folder, print its name)')
    .argument('[headline]', 'tít của bài (the headline)', '')
    .option(
      '--template <name>',
      'theo mẫu nào: tin-van, tin-quoc-te, phong-su-anh, hay mẫu của tòa soạn (which template)',
    )
    .option('--byline <name>', 'bút danh (the byline)', '')
    .helpOption('-h, --help', 'in hướng dẫn (print this help)')
    .exitOverride()
    .action(async (headline: string, options: Parameters<typeof newCommand>[1]) => {
      code = await newCommand(headline, options);
    });
  try {
    if (argv.length <= 2) {
      program.outputHelp({ error: true });
      return 2;
    }
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function oneLine(name: string): string {
  if (/[\r\n]/.test(name)) throw new InvalidArgumentError('tên phải nằm trên một dòng (the name must be on one line)');
  return name;
}
