/** `value / rate` seconds. */
export interface RationalTime {
  readonly OTIO_SCHEMA: 'RationalTime.1';
  readonly rate: number;
  readonly value: number;
}

export interface TimeRange {
  readonly OTIO_SCHEMA: 'TimeRange.1';
  readonly start_time: RationalTime;
  readonly duration: RationalTime;
}

type Metadata = Readonly<Record<string, unknown>>;

/** What every thing on a timeline has. */
interface Item {
  readonly name: string;
  readonly metadata: Metadata;
  readonly effects: readonly never[];
  readonly markers: readonly OtioMarker[];
  readonly enabled: boolean;
  readonly source_range: TimeRange | null;
}

export interface OtioMarker {
  readonly OTIO_SCHEMA: 'Marker.2';
  readonly name: string;
  readonly color: 'GREEN' | 'RED';
  readonly marked_range: TimeRange;
  readonly metadata: Metadata;
}

export interface OtioExternalReference {
  readonly OTIO_SCHEMA: 'ExternalReference.1';
  readonly name: string;
  readonly metadata: Metadata;
  readonly available_range: TimeRange;
  readonly available_image_bounds: null;
  readonly target_url: string;
}

export interface OtioClip extends Item {
  readonly OTIO_SCHEMA: 'Clip.2';
  readonly media_references: { readonly DEFAULT_MEDIA: OtioExternalReference };
  readonly active_media_reference_key: 'DEFAULT_MEDIA';
}

export interface OtioGap extends Item {
  readonly OTIO_SCHEMA: 'Gap.1';
}

export interface OtioTrack extends Item {
  readonly OTIO_SCHEMA: 'Track.1';
  readonly kind: 'Video';
  readonly children: readonly (OtioClip | OtioGap)[];
}

export interface OtioStack extends Item {
  readonly OTIO_SCHEMA: 'Stack.1';
  readonly children: readonly OtioTrack[];
}

/** An OpenTimelineIO document, as `JSON.stringify` writes it into an `.otio` file. */
export interface OtioTimeline {
  readonly OTIO_SCHEMA: 'Timeline.1';
  readonly name: string;
  readonly metadata: Metadata;
  readonly global_start_time: RationalTime;
  readonly tracks: OtioStack;
}
