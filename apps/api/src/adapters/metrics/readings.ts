import { Counter, Gauge, type Registry } from 'prom-client';

type Values = Readonly<Record<string, number>>;

/** Reads values where they are kept anyway, whenever somebody asks for them, and at no other time. */
export class Readings {
  constructor(private readonly registry: Registry) {}

  /** One that goes up and down. */
  gauge(name: string, help: string, read: () => number): this {
    new Gauge({
      ...this.what(name, help),
      collect() {
        this.set(read());
      },
    });
    return this;
  }

  /** The same of several, by the values of one label. */
  gauges(name: string, help: string, label: string, read: () => Values): this {
    new Gauge({
      ...this.what(name, help),
      labelNames: [label],
      collect() {
        this.reset();
        for (const [value, n] of Object.entries(read())) this.set({ [label]: value }, n);
      },
    });
    return this;
  }

  /** One that only grows, until whoever keeps it starts anew. */
  counter(name: string, help: string, read: () => number): this {
    new Counter({
      ...this.what(name, help),
      collect() {
        this.reset();
        this.inc(read());
      },
    });
    return this;
  }

  counters(name: string, help: string, label: string, read: () => Values): this {
    new Counter({
      ...this.what(name, help),
      labelNames: [label],
      collect() {
        this.reset();
        for (const [value, n] of Object.entries(read())) this.inc({ [label]: value }, n);
      },
    });
    return this;
  }

  private what(name: string, help: string): { name: string; help: string; registers: Registry[] } {
    return { name, help, registers: [this.registry] };
  }
}
