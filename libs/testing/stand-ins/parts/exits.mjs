/** Ends as rpicam-vid does when it refuses something: exit code 255, and the text whatever `-v` says. */
export function refuse(text) {
  process.stderr.write(`ERROR: *** ${text} ***\n`);
  process.exit(255);
}

/** Ends as rpicam-vid does when an encoder's thread fails: by SIGABRT, which a shell shows as 134. */
export function abort(what) {
  process.stderr.write("terminate called after throwing an instance of 'std::runtime_error'\n");
  process.stderr.write(`  what():  ${what}\n`);
  process.kill(process.pid, 'SIGABRT');
}
