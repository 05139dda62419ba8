import { dirname } from 'node:path';
import ts from 'typescript';

const ROOTS = [
  'apps/api/src/main.ts',
  'apps/camera-agent/src/main.ts',
  'libs/contracts/src/topics/topic-map.ts',
];

/** The sources of operator and agent as the compiler understands them. */
export class Source {
  readonly checker: ts.TypeChecker;
  readonly files: readonly ts.SourceFile[];

  constructor(folder: string) {
    const config = ts.readConfigFile(`${folder}/tsconfig.json`, (path) => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, folder);
    const roots = ROOTS.map((path) => `${folder}/${path}`);
    const program = ts.createProgram(roots, { ...options, skipLibCheck: true });
    this.checker = program.getTypeChecker();
    this.files = program.getSourceFiles().filter((file) => this.isOurs(file));
  }

  /** Whether something is declared by Rollcall. */
  isOurs(node: ts.Node): boolean {
    return /\/(apps|libs)\/[^/]+\/src\//.test(node.getSourceFile().fileName);
  }

  /** Every class, by its name; two of one name lie in different apps. */
  classes(within = '/'): ts.ClassDeclaration[] {
    const found: ts.ClassDeclaration[] = [];
    for (const file of this.files) {
      if (!file.fileName.includes(within)) continue;
      found.push(...file.statements.filter(ts.isClassDeclaration));
    }
    return found;
  }

  requireClass(name: string, within: string): ts.ClassDeclaration {
    const found = this.classes(within).find((each) => each.name?.text === name);
    if (!found) throw new Error(`there is no class ${name} in ${within}`);
    return found;
  }

  requireFunction(name: string, within: string): ts.FunctionDeclaration {
    for (const file of this.files) {
      if (!file.fileName.includes(within)) continue;
      const found = file.statements.find(
        (each) => ts.isFunctionDeclaration(each) && each.name?.text === name,
      );
      if (found) return found as ts.FunctionDeclaration;
    }
    throw new Error(`there is no function ${name} in ${within}`);
  }

  /** What is written about a declaration for people, in one paragraph. */
  prose(symbol: ts.Symbol | undefined): string | undefined {
    const text = ts.displayPartsToString(symbol?.getDocumentationComment(this.checker)).trim();
    return text === '' ? undefined : text.replaceAll(/\s*\n\s*/g, ' ');
  }
}

/** The folder of the project, seen from this file. */
export const PROJECT = dirname(dirname(dirname(import.meta.dirname)));
