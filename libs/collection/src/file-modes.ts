/** Films that were collected are for the people of this host: its umask decides who may read them. */
export const FILE_MODE = 0o666;
export const FOLDER_MODE = 0o777;
