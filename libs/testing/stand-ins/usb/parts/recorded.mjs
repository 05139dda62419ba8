import { stream } from './stream.mjs';

stream({ ...process.env, _STDBUF_O: '0' }, []);
