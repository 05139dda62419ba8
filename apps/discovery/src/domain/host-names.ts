import type { KnownService } from './known-service.js';

/** Which services share a host name: their labels need the id to be told apart. */
export class HostNames {
  private readonly services = new Map<string, Set<KnownService>>();
  private readonly names = new Map<KnownService, string>();

  /** Notes the present host name of a service; gives the others whose label is different now. */
  place(service: KnownService): KnownService[] {
    const { hostname } = service;
    if (this.names.get(service) === hostname) return [];
    const left = this.remove(service);
    const sharing = this.services.get(hostname) ?? new Set();
    this.services.set(hostname, sharing.add(service));
    this.names.set(service, hostname);
    return [...left, ...(sharing.size === 2 ? sharing : [])].filter((other) => other !== service);
  }

  /** Forgets a service; gives the one that has its host name for itself now. */
  remove(service: KnownService): KnownService[] {
    const hostname = this.names.get(service);
    if (hostname === undefined) return [];
    this.names.delete(service);
    const sharing = this.services.get(hostname) ?? new Set();
    sharing.delete(service);
    if (sharing.size === 0) this.services.delete(hostname);
    return sharing.size === 1 ? [...sharing] : [];
  }

  /** The other services with the same host name. */
  sharing(service: KnownService): KnownService[] {
    return [...(this.services.get(service.hostname) ?? [])].filter((other) => other !== service);
  }

  labelOf({ id, hostname }: KnownService): string {
    return (this.services.get(hostname)?.size ?? 0) > 1 ? `${hostname} (${id})` : hostname;
  }
}
