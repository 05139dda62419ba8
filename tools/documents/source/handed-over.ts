import ts from 'typescript';
import type { Source } from './program.js';

/** The functions that are handed over as a property: in an object, or to a constructor that keeps its parameter. */
export class HandedOver {
  private readonly given = new Map<ts.Node, ts.Node[]>();

  constructor(private readonly source: Source) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node)) this.note(this.wantedFor(node), node.initializer);
      if (ts.isNewExpression(node)) this.noteArguments(node);
      node.forEachChild(visit);
    };
    for (const file of source.files) visit(file);
  }

  /** What a property can hold. */
  to(declaration: ts.Node): readonly ts.Node[] {
    return this.given.get(declaration) ?? [];
  }

  private wantedFor({ parent, name }: ts.PropertyAssignment): ts.Symbol | undefined {
    return this.source.checker.getContextualType(parent)?.getProperty(name.getText());
  }

  private noteArguments(node: ts.NewExpression): void {
    const parameters = this.source.checker.getResolvedSignature(node)?.getParameters() ?? [];
    for (const [i, argument] of (node.arguments ?? []).entries()) this.note(parameters[i], argument);
  }

  private note(wanted: ts.Symbol | undefined, value: ts.Node): void {
    const isFunction = this.source.checker.getTypeAtLocation(value).getCallSignatures().length > 0;
    if (!isFunction) return;
    for (const declaration of wanted?.declarations ?? []) {
      const known = this.given.get(declaration);
      if (known) known.push(value);
      else this.given.set(declaration, [value]);
    }
  }
}
