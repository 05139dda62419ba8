import type { Aedes, Client } from 'aedes';

interface Internals {
  readonly clients: Readonly<Record<string, Client | undefined>>;
  connectedClients: number;
  unregisterClient: (client: Client) => void;
}

/**
 * Mends a fault of aedes 1.2: a client that was closing while its successor with the same id came in takes that
 * one out of the list of clients when it is done. The successor could then not be thrown out by the next, and
 * two processes would obey the commands of one id.
 */
export function guardTakeover(broker: Aedes): void {
  const internals = broker as unknown as Internals;
  const unregister = internals.unregisterClient.bind(broker);
  internals.unregisterClient = (client) => {
    if (internals.clients[client.id] === client) unregister(client);
    else internals.connectedClients -= 1;
  };
}
