export { ERRORS } from '../../contracts/src/errors/catalogue.js';
