import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { validated } from '#contracts/messages/decode.js';

/** Checks a command's arguments and gives its work, not yet begun. Throws `invalid-request` with the fields. */
export type CommandHandler = (args: Readonly<Record<string, unknown>>) => () => Promise<CommandData>;

/** What a successful reply carries. */
export type CommandData = Record<string, unknown>;

/** A handler whose arguments are a message of the contracts. */
export function commandHandler<T extends object>(
  type: new () => T,
  run: (args: T) => Promise<CommandData>,
): CommandHandler {
  return (plain) => {
    // An argument of a newer version must not be dropped without a word: the command would do something else.
    const decoded = validated(type, plain, 'refuse');
    if (!decoded.ok)
      throw new RollcallError('invalid-request', 'The arguments were refused:', decoded.refusal);
    return () => run(decoded.value);
  };
}

/** A handler of a command that takes no arguments. */
export function bareCommandHandler(run: () => Promise<CommandData>): CommandHandler {
  return (plain) => {
    const [given] = Object.keys(plain);
    if (given === undefined) return run;
    throw new RollcallError('invalid-request', 'The arguments were refused:', {
      fields: [`property ${given} should not exist`],
    });
  };
}
