import { Button } from '@mantine/core';

/** As `usePages` gives it. */
interface Props {
  isMore: boolean;
  isAsking: boolean;
  more: () => void;
}

/** Below a list that is shown page after page, while there is more of it. */
export function ShowMore({ isMore, isAsking, more }: Props) {
  return isMore ? (
    <Button size="xs" variant="subtle" loading={isAsking} onClick={more}>
      Show more
    </Button>
  ) : null;
}
