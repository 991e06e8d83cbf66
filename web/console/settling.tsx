import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { settleWords as words } from '../../src/words/console-lists.en.ts'
import { meQuery } from '../api/session.ts'
import { reopen, type Row } from '../api/settling.ts'
import type { Settled } from './settle-dialog.tsx'

const SettleDialog = lazy(async () => ({ default: (await import('./settle-dialog.tsx')).SettleDialog }))

type Asked = { row: Row; name: string; isSettled: boolean }

/** Settling rows of a worklist: the dialog, what was just recorded, and the way to undo it. */
export function useSettling() {
  const { data: me } = useSuspenseQuery(meQuery)
  const [asked, setAsked] = useState<Asked>()
  const [settled, setSettled] = useState<Settled>()
  const queries = useQueryClient()
  const seeAgain = async (): Promise<void> => {
    await Promise.all(['worklist', 'worklists', 'people', 'person'].map(key => queries.invalidateQueries({ queryKey: [key] })))
  }
  const undoing = useMutation({
    mutationFn: ({ row, authority }: Settled) => reopen(row, { reason: words.undoReason, authority }),
    onSuccess: seeAgain,
  })
  const onDone = (done: Settled): void => {
    setAsked(undefined)
    undoing.reset()
    setSettled(done)
    void seeAgain()
  }
  const mayUndo = settled && !settled.isOpen && !undoing.isSuccess
  return {
    open: me.permissions.includes('import.run') ? setAsked : undefined,
    said: undoing.isSuccess ? words.undone : settled?.said,
    failure: undoing.error,
    undo: mayUndo ? () => undoing.mutate(settled) : undefined,
    dismiss: () => setSettled(undefined),
    dialog: asked && (
      <Suspense>
        <SettleDialog {...asked} onDone={onDone} onClose={() => setAsked(undefined)} />
      </Suspense>
    ),
  }
}

export type Settling = ReturnType<typeof useSettling>
