/** Before every path of the API. */
export const API = 'api/v1';
