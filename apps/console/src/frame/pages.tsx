import { lazy, type ReactElement, Suspense } from 'react';
import { Loader } from '@mantine/core';
import { Route, Switch } from 'wouter';
import { FleetPage } from '../fleet/fleet-page.js';
import { Missing } from './missing.js';

const WallPage = lazy(() => import('../wall/wall-page.js'));
const CameraPage = lazy(() => import('../camera/camera-page.js'));
const RecordPage = lazy(() => import('../record/record-page.js'));
const TakesPage = lazy(() => import('../takes/takes-page.js'));
const TakePage = lazy(() => import('../takes/take-page.js'));
const RecordingsPage = lazy(() => import('../recordings/recordings-page.js'));
const ActivityPage = lazy(() => import('../activity/activity-page.js'));
const ReferencePage = lazy(() => import('../reference/reference-page.js'));

/** Which page an address means. What the first page does not need is loaded when it is gone to. */
export function Pages(): ReactElement {
  return (
    <Suspense fallback={<Loader aria-label="Loading the page" />}>
      <Switch>
        <Route path="/" component={FleetPage} />
        <Route path="/wall" component={WallPage} />
        <Route path="/cameras/:id">{({ id }) => <CameraPage key={id} id={id} />}</Route>
        <Route path="/record" component={RecordPage} />
        <Route path="/takes" component={TakesPage} />
        <Route path="/takes/:id">{({ id }) => <TakePage key={id} id={id} />}</Route>
        <Route path="/recordings" component={RecordingsPage} />
        <Route path="/activity" component={ActivityPage} />
        <Route path="/reference/:call?">{({ call }) => <ReferencePage id={call} />}</Route>
        <Route component={Missing} />
      </Switch>
    </Suspense>
  );
}
