// Checks the types of the explorer's sources and the length of its functions; not what others wrote.
import ts from 'typescript';

const MAX_FUNCTION_LINES = 50;

const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: problem => { throw new Error(String(problem.messageText)); },
});
const program = ts.createProgram(config.fileNames, config.options);

const isOurs = file => file.fileName.endsWith('.js') && !file.fileName.includes('/vendor/')
  && !file.fileName.includes('/node_modules/');

/** Functions that are too long, as findings. */
function longFunctions(file) {
  const line = at => file.getLineAndCharacterOfPosition(at).line;
  const found = [];
  const visit = node => {
    const lines = ts.isFunctionLike(node) ? line(node.end) - line(node.getStart(file)) + 1 : 0;
    if (lines > MAX_FUNCTION_LINES) {
      found.push({
        category: ts.DiagnosticCategory.Error,
        code: 0,
        file,
        start: node.getStart(file),
        length: 1,
        messageText: `A function of ${lines} lines; ${MAX_FUNCTION_LINES} are the most.`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const types = [...config.errors, ...ts.getPreEmitDiagnostics(program)].filter(one => !one.file || isOurs(one.file));
const lengths = program.getSourceFiles().filter(isOurs).flatMap(longFunctions);
console.log(ts.formatDiagnostics([...types, ...lengths], {
  getCurrentDirectory: () => process.cwd(),
  getCanonicalFileName: name => name,
  getNewLine: () => '\n',
}) + `${config.fileNames.length} files, ${types.length + lengths.length} findings`);
process.exitCode = types.length + lengths.length === 0 ? 0 : 1;
