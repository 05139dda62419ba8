import { join } from 'node:path';
import { eventually } from './eventually.js';
import { Program } from './program.js';

/** Reads as systemd does: Node has no datagram sockets of that kind, so it is a few lines of Perl. */
const READER = `
use strict; use Socket; $| = 1;
socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die $!;
bind($s, sockaddr_un($ARGV[0])) or die $!;
print "open\\n";
while (defined recv($s, my $m, 4096, 0)) { print "$m\\n" unless $m =~ /^BARRIER/; }
`;

/** The socket at which a service tells systemd how it is. */
export class NotifyListener {
  private constructor(
    readonly path: string,
    private readonly program: Program,
  ) {}

  static async open(folder: string): Promise<NotifyListener> {
    const path = join(folder, 'notify');
    const program = new Program(['perl', '-e', READER, path], { PATH: process.env.PATH });
    await program.says('open');
    return new NotifyListener(path, program);
  }

  /** In the order in which they came. */
  get heard(): readonly string[] {
    return this.program.stdout.split('\n').slice(1, -1);
  }

  async hears(...expected: readonly string[]): Promise<void> {
    await eventually(
      `systemd hears ${expected.join(', ')} (heard: ${this.heard.join(', ')})`,
      () => this.heard.slice(-expected.length).join() === expected.join(),
    );
  }

  async close(): Promise<void> {
    await this.program.end('SIGKILL');
  }
}
