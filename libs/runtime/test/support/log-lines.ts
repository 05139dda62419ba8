import { createLogger } from '#runtime/logger.js';

const logger = createLogger('test', 'warn');
logger.info({ port: 1 }, 'Not at this level.');
logger.warn({ port: 1 }, 'A warning.');
