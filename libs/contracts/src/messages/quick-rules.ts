import { getMetadataStorage } from 'class-validator';
import { nestedType } from './nested.js';

type Class = new () => object;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
export type Check = (object: object, value: unknown) => boolean;

/** What is asked of a field. */
export interface Rule {
  readonly field: string;
  /** The checks count where all of these hold. */
  readonly conditions: readonly Check[];
  readonly checks: readonly Check[];
  /** The class of the objects in it, for a field of such. */
  readonly nested: { readonly type: Class; readonly each: boolean } | undefined;
}

const known = new WeakMap<Class, readonly Rule[] | null>();

/**
 * What class-validator knows of a class, looked up once, with its own checks: a rule for each field. Null where it knows
 * nothing, or something that no rule can say.
 */
export function rulesOf(type: Class): readonly Rule[] | null {
  let rules = known.get(type);
  if (rules === undefined) known.set(type, (rules = lookedUp(type)));
  return rules;
}

function lookedUp(type: Class): readonly Rule[] | null {
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const rules: Rule[] = [];
  for (const [field, own] of Map.groupBy(metadatas, ({ propertyName }) => propertyName)) {
    const rule = ruleOf(type, field, own);
    if (!rule) return null;
    rules.push(rule);
  }
  return rules.length > 0 ? rules : null;
}

function ruleOf(type: Class, field: string, metadatas: readonly Metadata[]): Rule | undefined {
  // class-transformer sets no field that the class has a method for.
  if (field in type.prototype || !metadatas.every(isSayable)) return undefined;
  const of = (kind: string): readonly Metadata[] => metadatas.filter((each) => each.type === kind);
  const [inside] = of('nestedValidation');
  const nested = nestedType(type, field);
  if ((inside === undefined) !== (nested === undefined)) return undefined;
  return {
    field,
    conditions: of('conditionalValidation').map(({ constraints }) => constraints[0] as Check),
    checks: of('customValidation').flatMap(checksOf),
    nested: nested && { type: nested, each: inside?.each === true },
  };
}

function isSayable({ type, validateIf, groups, constraintCls }: Metadata): boolean {
  const ofGroups = (groups as readonly string[] | undefined)?.length ?? 0;
  if (validateIf || ofGroups > 0) return false;
  if (type !== 'customValidation') return type === 'conditionalValidation' || type === 'nestedValidation';
  return constraintsOf(constraintCls).every(({ async }) => !async);
}

function checksOf({ propertyName, constraintCls, constraints, each }: Metadata): Check[] {
  return constraintsOf(constraintCls).map(({ instance }) => {
    // Whatever is not plainly true, as a promise, is not taken for it here.
    const isTrue = (object: object, value: unknown): boolean =>
      instance.validate(value, {
        targetName: object.constructor.name,
        property: propertyName,
        object,
        value,
        constraints,
      }) === true;
    if (!each) return isTrue;
    return (object, value) =>
      Array.isArray(value) ? value.every((one) => isTrue(object, one)) : isTrue(object, value);
  });
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- as class-validator calls it
function constraintsOf(type: Function) {
  return getMetadataStorage().getTargetValidatorConstraints(type);
}
