/**
 * A reason not to start that a person can mend: a taken port, an unwritable folder, a wrong variable.
 * Its message is one sentence that names the thing and says what to do; the process ends with exit code 2.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
