import { Loader, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { Route, Switch } from 'wouter';
import { FleetPage } from '../fleet/fleet-page.js';
import { Boundary } from './boundary.js';
import { Missing } from './missing.js';
import { part } from './part.js';
import { Titled, TitledByCamera } from './titled.js';

const LOADING = <Loader aria-label="Loading the page" />;
const WallPage = part(() => import('../wall/wall-page.js'), LOADING);
const CameraPage = part(() => import('../camera/camera-page.js'), LOADING);
const RecordPage = part(() => import('../record/record-page.js'), LOADING);
const TakesPage = part(() => import('../takes/takes-page.js'), LOADING);
const TakePage = part(() => import('../takes/take-page.js'), LOADING);
const RecordingsPage = part(() => import('../recordings/recordings-page.js'), LOADING);
const ActivityPage = part(() => import('../activity/activity-page.js'), LOADING);
const ReferencePage = part(() => import('../reference/reference-page.js'), LOADING);

/** Which page an address means. What the first page does not need is loaded when it is gone to. */
export function Pages(): ReactElement {
  return (
    <Switch>
      <Route path="/">
        {titled(
          'Fleet',
          <Boundary>
            <FleetPage />
          </Boundary>,
        )}
      </Route>
      <Route path="/wall">{titled('Wall', <Wall />)}</Route>
      <Route path="/cameras/:id">
        {({ id }) => (
          <TitledByCamera id={id}>
            <CameraPage key={id} id={id} />
          </TitledByCamera>
        )}
      </Route>
      <Route path="/record">{titled('Record', <RecordPage />)}</Route>
      <Route path="/takes">{titled('Takes', <TakesPage />)}</Route>
      <Route path="/takes/:id">{({ id }) => titled('Take', <TakePage key={id} id={id} />)}</Route>
      <Route path="/recordings">{titled('Recordings', <RecordingsPage />)}</Route>
      <Route path="/activity">{titled('Activity', <ActivityPage />)}</Route>
      <Route path="/reference/:call?">
        {({ call }) => titled('API reference', <ReferencePage id={call} />)}
      </Route>
      <Route>{titled('Not found', <Missing />)}</Route>
    </Switch>
  );
}

function titled(title: string, page: ReactElement): ReactElement {
  return <Titled title={title}>{page}</Titled>;
}

/** Its pictures need no heading to be seen, and one to be found. */
function Wall(): ReactElement {
  return (
    <>
      <VisuallyHidden component="h1">Wall</VisuallyHidden>
      <WallPage />
    </>
  );
}
