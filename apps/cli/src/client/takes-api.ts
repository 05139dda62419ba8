import type { ProofSource } from '#collection/take-folder.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeCollectionRequest } from '#contracts/http/collection-requests.js';
import type { OriginalsAnswer, TakeCollectionView } from '#contracts/http/collection-views.js';
import type { TakePolicy } from '#contracts/http/take-policy.js';
import type { TakeSummary, TakeView } from '#contracts/http/take-views.js';
import type { Collection } from '#contracts/http/views.js';
import type { StillSource } from '#contracts/messages/still.js';
import type { TakeKind, TakeLimits, TakeMode } from '#contracts/messages/take.js';
import { notTheApi } from '#client/http/failures.js';
import { readText } from '#client/http/read-text.js';
import { ORIGINALS_MS } from '#client/originals-patience.js';
import type { Rollcall } from '#client/rollcall.js';
import type { Cameras } from './fleet-api.js';

export interface TakeWish {
  readonly cameras: Cameras;
  readonly kind?: TakeKind;
  readonly source?: StillSource;
  readonly name?: string;
  readonly slate?: string;
  readonly notes?: string;
  readonly prerollMs?: number;
  readonly durationMs?: number;
  readonly policy?: TakePolicy;
  readonly mode?: TakeMode;
  readonly limits?: TakeLimits;
  readonly settings?: object;
}

/** The calls about takes. */
export class TakesApi {
  constructor(private readonly rollcall: Rollcall) {}

  /** Answered when every camera has said whether it is ready. */
  make(wish: TakeWish): Promise<TakeView> {
    return this.rollcall.call('post', '/takes', { body: wish });
  }

  arm(id: string): Promise<TakeView> {
    return this.rollcall.call('post', '/takes/{id}/arm', params(id));
  }

  roll(id: string, body: { anyway?: boolean }): Promise<TakeView> {
    return this.rollcall.call('post', '/takes/{id}/roll', { ...params(id), body });
  }

  cut(id: string): Promise<TakeView> {
    return this.rollcall.call('post', '/takes/{id}/cut', { ...params(id), body: {} });
  }

  cancel(id: string): Promise<TakeView> {
    return this.rollcall.call('post', '/takes/{id}/cancel', params(id));
  }

  change(id: string, body: { slate?: string; notes?: string }): Promise<TakeView> {
    return this.rollcall.call('patch', '/takes/{id}', { ...params(id), body });
  }

  async forget(id: string): Promise<void> {
    await this.rollcall.call('delete', '/takes/{id}', params(id));
  }

  one(id: string): Promise<TakeView> {
    return this.rollcall.call('get', '/takes/{id}', params(id));
  }

  page(query: { limit: string; cursor?: string }): Promise<Collection<TakeSummary>> {
    return this.rollcall.call('get', '/takes', { params: { query } });
  }

  certificate(id: string): Promise<TakeCertificate> {
    return this.rollcall.call('get', '/takes/{id}/certificate', params(id));
  }

  certificatePage(id: string): Promise<string> {
    return this.text(`/takes/${encodeURIComponent(id)}/certificate.html`);
  }

  /** How far it is on the operator host. */
  collection(id: string): Promise<TakeCollectionView> {
    return this.rollcall.call('get', '/takes/{id}/collection', params(id));
  }

  collect(id: string, body: TakeCollectionRequest): Promise<TakeCollectionView> {
    return this.rollcall.call('post', '/takes/{id}/collection', { ...params(id), body });
  }

  stopCollecting(id: string): Promise<TakeCollectionView> {
    return this.rollcall.call('post', '/takes/{id}/collection/stop', params(id));
  }

  /** Every copy is read for it, which may take minutes. */
  removeOriginals(id: string): Promise<OriginalsAnswer> {
    return this.rollcall.call('delete', '/takes/{id}/originals', { ...params(id), idleMs: ORIGINALS_MS });
  }

  /** What goes into the folder of a take. */
  proofsOf(id: string): ProofSource {
    return {
      page: () => this.certificatePage(id),
      timeline: () => this.rollcall.call('get', '/takes/{id}/timeline', params(id)),
      editList: (camera) =>
        this.text(`/takes/${encodeURIComponent(id)}/edit-lists/${encodeURIComponent(camera)}`),
    };
  }

  private async text(path: string): Promise<string> {
    const { http } = this.rollcall;
    const text = await readText((await http.open(path)).chunks);
    if (text === undefined) throw notTheApi(http.target.base, `${path} has no end`);
    return text;
  }
}

/** Beneath /api/v1. */
export function stillPath(take: string, camera: string): string {
  return `/takes/${encodeURIComponent(take)}/stills/${encodeURIComponent(camera)}`;
}

function params(id: string): { params: { path: { id: string } } } {
  return { params: { path: { id } } };
}
