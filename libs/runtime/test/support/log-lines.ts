import { createLogger } from '#runtime/logger.js';

const logger = createLogger('test', 'warn');
logger.info({ port: 1 }, 'Not at this level.');
logger.warn({ port: 1 }, 'A warning.');
logger.warn({ who: 'a\u009b31mb\u202ec' }, 'A stranger.');
logger.warn({ who: 'pi\n{"level":50}' }, 'A line feed.');
