/** Every copy is read before its film is deleted, which takes as long as the disk of the operator host does. */
export const ORIGINALS_MS = 3_600_000;
