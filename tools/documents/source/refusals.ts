import ts from 'typescript';
import { ERRORS, isErrorCode, type ErrorCode } from '#contracts/errors/catalogue.js';
import { COMMANDS } from '#contracts/messages/command-args.js';
import { AgentSide } from './agent-side.js';
import { HandedOver } from './handed-over.js';
import type { Source } from './program.js';

/** A promise in prose about all that a class or function rejects with; what it calls is not followed then. */
const ONLY = /(?:[Rr]ejects|[Tt]hrows) only with (`[a-z-]+`(?:(?:,|,? or|,? and) `[a-z-]+`)*)/;

const NEVER = /[Nn]ever (rejects|throws)/;

/** The clock, the log and chance refuse nothing; and nearly everything can be stopped, as a timer can. */
const PORTS = '/contracts/src/ports/';

interface Step {
  readonly codes: readonly ErrorCode[];
  /** What is called from here. */
  readonly next: readonly ts.Node[];
}

/**
 * Which codes of the catalogue code can come to throw: those that stand in it and in all that it calls. A command to an
 * agent adds what the agent's handler of it refuses, a request to its media port what that refuses.
 */
export class Refusals {
  private readonly agent: AgentSide;
  private readonly handedOver: HandedOver;
  private readonly known = new Map<ts.Node, Step>();

  constructor(private readonly source: Source) {
    this.agent = new AgentSide(source);
    this.handedOver = new HandedOver(source);
  }

  of(...roots: readonly ts.Node[]): ErrorCode[] {
    const codes = new Set<ErrorCode>();
    const seen = new Set<ts.Node>();
    const waiting = [...roots];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const step = this.stepOf(node);
      for (const code of step.codes) codes.add(code);
      waiting.push(...step.next);
    }
    return (Object.keys(ERRORS) as ErrorCode[]).filter((code) => codes.has(code));
  }

  private stepOf(root: ts.Node): Step {
    const known = this.known.get(root);
    if (known) return known;
    const only = this.promised(root);
    const step = only ? { codes: only, next: [] } : this.read(root);
    this.known.set(root, step);
    return step;
  }

  private read(root: ts.Node): Step {
    const codes: ErrorCode[] = [];
    const next = new Set<ts.Node>();
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) {
        if (isErrorCode(node.text) && this.isThrown(node)) codes.push(node.text);
        for (const each of this.askedOf(node)) next.add(each);
      }
      if (ts.isIdentifier(node)) for (const each of this.bodiesOf(node)) next.add(each);
      if (!ts.isTypeNode(node)) node.forEachChild(visit);
    };
    visit(root);
    return { codes, next: [...next] };
  }

  /** What an agent does where this names a command or the action of a ticket. */
  private askedOf({ text, parent }: ts.StringLiteralLike): ts.Node[] {
    // A decorator has a name of a route.
    if (!ts.isCallExpression(parent) || ts.isDecorator(parent.parent)) return [];
    if ((COMMANDS as readonly string[]).includes(text)) return this.agent.command(text);
    return parent.expression.getText().endsWith('.ask') ? this.agent.media(text) : [];
  }

  /** It is the code of an error, and not of something to compare with. */
  private isThrown(node: ts.StringLiteralLike): boolean {
    if (ts.isBinaryExpression(node.parent) || ts.isLiteralTypeNode(node.parent)) return false;
    const wanted = this.source.checker.getContextualType(node);
    return wanted !== undefined && this.isCode(wanted);
  }

  private isCode(type: ts.Type): boolean {
    const parts = type.isUnion()
      ? type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
      : [type];
    return parts.every((part) => part.isStringLiteral() && isErrorCode(part.value));
  }

  /** What runs where this name stands: functions, methods, constructors and values that are made of such. */
  private bodiesOf(name: ts.Identifier): ts.Node[] {
    const isCalled = !ts.isTypeReferenceNode(name.parent) && !ts.isImportSpecifier(name.parent);
    if (!isCalled) return [];
    const found = this.source.checker.getSymbolAtLocation(name);
    const symbol =
      found && found.flags & ts.SymbolFlags.Alias ? this.source.checker.getAliasedSymbol(found) : found;
    const ours = (symbol?.declarations ?? []).filter((each) => this.source.isOurs(each));
    return ours.flatMap((each) => this.runs(each, name));
  }

  private runs(declaration: ts.Declaration, name: ts.Identifier): ts.Node[] {
    if (ts.isClassDeclaration(declaration))
      return ts.isNewExpression(name.parent) ? declaration.members.filter(ts.isConstructorDeclaration) : [];
    const isBody = ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration);
    if (isBody) return [declaration];
    if (ts.isPropertySignature(declaration) || ts.isParameter(declaration))
      return [...this.handedOver.to(declaration)];
    const isMember =
      ts.isMethodDeclaration(declaration) ||
      ts.isGetAccessorDeclaration(declaration) ||
      ts.isMethodSignature(declaration);
    if (!isMember) return [];
    const hasBody = !ts.isMethodSignature(declaration) && declaration.body !== undefined;
    return hasBody ? [declaration] : this.implementationsOf(declaration);
  }

  /** The methods of classes that can stand where an interface or an abstract class is asked for. */
  private implementationsOf(
    member: ts.MethodSignature | ts.MethodDeclaration | ts.AccessorDeclaration,
  ): ts.Node[] {
    const { checker } = this.source;
    const from = member.getSourceFile().fileName;
    if (from.includes(PORTS)) return [];
    const wanted = checker.getTypeAtLocation(member.parent);
    const name = member.name.getText();
    const near = this.source.classes().filter((each) => isNear(from, each.getSourceFile().fileName));
    const found = near.flatMap((each) => {
      const own = each.members.find((m) => m.name?.getText() === name);
      const fits = own !== undefined && checker.isTypeAssignableTo(checker.getTypeAtLocation(each), wanted);
      return fits && own !== member ? [{ own, says: saysSo(each, member.parent) }] : [];
    });
    const saying = found.filter(({ says }) => says);
    return (saying.length > 0 ? saying : found).map(({ own }) => own);
  }

  private promised(node: ts.Node): ErrorCode[] | undefined {
    if (NEVER.test(proseOf(node))) return [];
    const owner = ts.isMethodDeclaration(node) ? [node, node.parent] : [node];
    for (const each of owner) {
      const [, list] = ONLY.exec(proseOf(each)) ?? [];
      if (list) return [...list.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code).filter(isErrorCode);
    }
    return undefined;
  }
}

/** An app's interface is met in the app itself or by a library. */
function isNear(wanted: string, given: string): boolean {
  const [app] = /\/apps\/[^/]+\//.exec(wanted) ?? [];
  return app === undefined || !given.includes('/apps/') || given.includes(app);
}

/** The class names the interface, or the class that it extends. */
function saysSo(given: ts.ClassDeclaration, wanted: ts.Node): boolean {
  const name = 'name' in wanted ? (wanted.name as ts.Identifier | undefined)?.text : undefined;
  const heritage = given.heritageClauses?.flatMap(({ types }) => types) ?? [];
  return heritage.some(({ expression }) => expression.getText() === name);
}

function proseOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => doc.getText())
    .join(' ');
}
