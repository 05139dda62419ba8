import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** The media type of each status that a route answers with; the schema of JSON is the type that its method returns. */
export type Given = Readonly<Record<number, string>>;

export const GIVES = Symbol('gives');

/** Says what a route answers with, where that is not JSON, or not with one status. For the documents alone. */
export const Gives = (given: Given): CustomDecorator<symbol> => SetMetadata(GIVES, given);
