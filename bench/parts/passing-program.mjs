import { connect, Socket } from 'node:net';

// A process of its own, which passes its standard input on to whoever listens at a port of this host, and does nothing else.
new Socket({ fd: 0, readable: true, writable: false }).pipe(connect(Number(process.argv[2]), '127.0.0.1'));
