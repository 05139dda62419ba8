import ts from 'typescript';
import type { Source } from './program.js';

const COMMANDS = 'camera-agent/src/domain/commands';

/** Where an agent does what the API asks of it. */
export class AgentSide {
  constructor(private readonly source: Source) {}

  /** What a command sets off. */
  command(name: string): ts.Node[] {
    return [this.method('CommandDispatcher', 'admitted', COMMANDS), this.handlerOf(name)];
  }

  /** The class that a command's arguments are checked as; undefined for a command without arguments. */
  argsOf(name: string): string | undefined {
    const handler = this.handlerOf(name);
    const first = ts.isCallExpression(handler) ? handler.arguments[0] : undefined;
    return first && ts.isIdentifier(first) ? first.text : undefined;
  }

  private handlerOf(name: string): ts.Node {
    const tables = ['cameraCommands', 'takeCommands', 'hostCommands'].map((each) =>
      this.source.requireFunction(each, COMMANDS),
    );
    const [found, ...more] = tables.flatMap((each) => propertiesNamed(name, each));
    if (found && more.length === 0) return found;
    throw new Error(`the command ${name} has not one handler`);
  }

  /** What a request to the media port sets off, by the action of its ticket. */
  media(action: string): ts.Node[] {
    const http = 'camera-agent/src/adapters/http';
    const actions: Readonly<Record<string, () => ts.Node>> = {
      live: () => this.method('MediaRoutes', 'live', http),
      list: () => this.method('MediaRoutes', 'list', http),
      still: () => this.source.requireFunction('sendStill', http),
      download: () => this.method('Player', 'send', 'camera-agent/src/adapters/player'),
    };
    const found = actions[action];
    return found ? [found()] : [];
  }

  private method(name: string, method: string, within: string): ts.Node {
    const found = this.source.requireClass(name, within).members.find((m) => m.name?.getText() === method);
    if (!found) throw new Error(`${name} has no method ${method}`);
    return found;
  }
}

function propertiesNamed(name: string, root: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const isWanted = ts.isPropertyAssignment(node) && node.name.getText().replaceAll("'", '') === name;
    if (isWanted) found.push(node.initializer);
    else node.forEachChild(visit);
  };
  visit(root);
  return found;
}
