/** Passes connections to a socket that is a file on to a port of loopback. Arguments: the file, the port. */
import { connect, createServer } from 'node:net';

const [path = '', port = ''] = process.argv.slice(2);

createServer((near) => {
  const far = connect(Number(port), '127.0.0.1');
  for (const socket of [near, far])
    socket.on('error', () => undefined).on('close', () => [near, far].forEach((end) => end.destroy()));
  near.pipe(far).pipe(near);
}).listen(path, () => process.stdout.write('open\n'));
