type Props = { label: string; busyLabel: string; isBusy: boolean; isBlocked: boolean }

/** Stays focusable while it waits; a press is then ignored by the step's request. */
export const SubmitButton = ({ label, busyLabel, isBusy, isBlocked }: Props) => (
  <>
    <button type="submit" class="button" aria-disabled={isBlocked ? 'true' : undefined}>
      {isBusy ? busyLabel : label}
    </button>
    <span class="unseen" role="status">
      {isBusy ? busyLabel : ''}
    </span>
  </>
)
