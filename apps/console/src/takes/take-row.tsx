import { Anchor, Table, Text } from '@mantine/core';
import { memo, type ReactElement, useRef } from 'react';
import { Link } from 'wouter';
import { instantText } from '../format/times.js';
import { useIsSeen } from '../live/use-is-seen.js';
import { useTextNow } from '../state/use-now.js';
import { countIn, countsText, type TakeSummary, takeTitle } from './take.js';
import { TakeStateLine } from './take-state-line.js';
import { useCertificate } from './use-certificate.js';
import { VerdictBadge } from './verdict-badge.js';

export const TakeRow = memo(function TakeRow({ take }: { readonly take: TakeSummary }): ReactElement {
  const { id, kind, slate, state, startAt, createdAt, collectedAt, clearedAt } = take;
  const begun = useTextNow((now) => instantText(startAt ?? createdAt, now));
  return (
    <Table.Tr data-take={id} data-state={state}>
      <Table.Td className="word-break">
        <Anchor component={Link} href={`/takes/${id}`} fw={600} size="sm">
          {takeTitle(take)}
        </Anchor>
        {collectedAt !== undefined && (
          <Text size="xs" c="dimmed">
            {clearedAt === undefined ? 'collected' : 'collected, cameras cleared'}
          </Text>
        )}
        {kind === 'still' && (
          <Text size="xs" c="dimmed">
            stills
          </Text>
        )}
        {slate !== undefined && slate !== '' && (
          <Text size="xs" c="dimmed">
            slate {slate}
          </Text>
        )}
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {`${countsText(take)}, ${begun}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <TakeStateLine state={state} />
      </Table.Td>
      <Table.Td>
        <Verdict take={take} />
      </Table.Td>
      <Table.Td visibleFrom="sm">{countsText(take)}</Table.Td>
      <Table.Td visibleFrom="sm">{begun}</Table.Td>
    </Table.Tr>
  );
});

/** Found out for those alone that one looks at: the times of all frames are read for it. */
function Verdict({ take }: { readonly take: TakeSummary }): ReactElement {
  const place = useRef<HTMLSpanElement>(null);
  const isSeen = useIsSeen(place);
  const hasOne = take.state === 'complete' && countIn(take, 'saved') > 0;
  const { certificate, failure } = useCertificate(take.id, hasOne && isSeen);
  return (
    <span ref={place} title={failure}>
      {certificate ? (
        <VerdictBadge verdict={certificate.verdict} />
      ) : (
        <Text span size="sm" c="dimmed">
          {failure === undefined ? (hasOne ? '…' : '–') : 'not known'}
        </Text>
      )}
    </span>
  );
}
