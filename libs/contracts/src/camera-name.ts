interface Named {
  readonly cameraId: string;
  /** As people call it. */
  readonly label: string;
}

/** Whether its label tells its id: cameras of one host are called `vm (cam-1)`, `vm (cam-2)`. */
export function tellsId({ cameraId, label }: Named): boolean {
  return label === cameraId || label.endsWith(`(${cameraId})`);
}

/** `stage left (cam-1)`, or the label alone where that tells the id. */
export function cameraName(camera: Named): string {
  return tellsId(camera) ? camera.label : `${camera.label} (${camera.cameraId})`;
}
