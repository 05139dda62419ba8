import { brokerPlace } from '#bus/broker-place.js';

test.each([
  ['mqtt://127.0.0.1:1884', { host: '127.0.0.1', port: 1884, fingerprint: undefined }],
  ['mqtt://[::1]', { host: '::1', port: 1883, fingerprint: undefined }],
  ['mqtts://rig.local#abc', { host: 'rig.local', port: 8883, fingerprint: 'abc' }],
  ['mqtts://10.0.0.5:9#', { host: '10.0.0.5', port: 9, fingerprint: '' }],
])('%s is %j', (url, place) => {
  expect(brokerPlace(url)).toEqual(place);
});
