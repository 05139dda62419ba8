const film = { cameraId: 'cam-1', recordingId: 'r-7f3k2', file: 'cam-1.mp4' };
const bytes = 5_242_880;
const collected = { ...film, label: 'left-1', part: 1, bytes, received: bytes, verified: true };

/** Of what is collected on the operator host: a part of the examples. */
export const COLLECTION_EXAMPLES: Readonly<Record<string, unknown>> = {
  CollectedFilm: collected,
  OriginalsAnswer: { items: [{ ...film, ok: true, deleted: true }] },
  TakeCollectionRequest: { bytesPerSecond: 20_000_000 },
  TakeCollectionView: {
    ...{ takeId: 'take-1', state: 'collected', films: 1, verified: 1, failed: 0, retrying: 0 },
    ...{ bytes, received: bytes },
    folder: '/var/lib/rollcall/takes/walk_take-2',
    items: [collected],
  },
};
