import { Modal } from '@mantine/core'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import type { ReactNode } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import classes from './dialog.module.css'
import { useFocusReturn } from './focus-return.ts'

/** A question that is answered before anything else goes on. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  useFocusReturn()
  return (
    <Modal.Root
      returnFocus={false}
      classNames={{
        overlay: classes.veil ?? '',
        content: classes.content ?? '',
        body: classes.body ?? '',
        title: classes.title ?? '',
      }}
      opened
      onClose={onClose}
      size={624}
      yOffset="6vh"
      closeOnClickOutside={false}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.header}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={ui.close} size={44} iconSize={22} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** The buttons at a dialog's end: the act, and the way out. */
export const DialogActions = ({ children }: { children: ReactNode }) => <div className={classes.actions}>{children}</div>
