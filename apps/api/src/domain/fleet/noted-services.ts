import type { FleetService } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Note } from './note.js';

/** The services as discovery tells them, called as the operator calls them. */
export class NotedServices {
  private readonly told = new Map<string, Service>();
  private readonly notes = new Map<string, Note>();
  private readonly shown = new Map<string, FleetService>();

  tell(id: string, service: Service | undefined): void {
    if (service) this.told.set(id, service);
    else this.told.delete(id);
    this.show(id);
  }

  note(id: string, note: Note): void {
    this.notes.set(id, note);
    this.show(id);
  }

  get(id: string): FleetService | undefined {
    return this.shown.get(id);
  }

  ids(): IterableIterator<string> {
    return this.shown.keys();
  }

  all(): FleetService[] {
    return [...this.shown.values()];
  }

  /** Views are never changed in place. */
  private show(id: string): void {
    const [service, note] = [this.told.get(id), this.notes.get(id)];
    if (!service) this.shown.delete(id);
    else this.shown.set(id, note ? noted(service, note) : service);
  }
}

function noted(service: Service, { label, tags }: Note): FleetService {
  return { ...service, ...(label !== undefined && { label }), ...(tags.length > 0 && { tags }) };
}
