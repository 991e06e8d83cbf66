import { Drawer } from '@mantine/core'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Drawer.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import type { ReactNode } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import { useFocusReturn } from './focus-return.ts'
import classes from './why-drawer.module.css'

type WhyDrawerProps = {
  /** What the figure is of: `RMA no. 1234567, cycle 1 May 2024 to 30 April 2027`. */
  about: string
  title: string
  /** The answer in a sentence. */
  answer: ReactNode
  /** Said at the end: as known when. */
  foot?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** Why a figure is what it is: the answer, what was counted, cut and refused, the rule in its own words, what would change it. */
export function WhyDrawer({ about, title, answer, foot, onClose, children }: WhyDrawerProps) {
  useFocusReturn()
  return (
    <Drawer.Root
      returnFocus={false}
      classNames={{
        overlay: classes.veil ?? '',
        content: classes.content ?? '',
        body: classes.body ?? '',
        title: classes.title ?? '',
      }}
      opened
      onClose={onClose}
      position="right"
      size={624}
      transitionProps={{ duration: 240 }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.header}>
          <div>
            <p className={classes.about}>{about}</p>
            <Drawer.Title>{title}</Drawer.Title>
          </div>
          <Drawer.CloseButton aria-label={ui.close} size={44} iconSize={22} data-autofocus />
        </div>
        <Drawer.Body>
          <p className={classes.answer}>{answer}</p>
          {children}
          {foot && <p className={classes.foot}>{foot}</p>}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** A matter of the drawer with its small heading. */
export const WhySection = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes.section}>
    <h3>{title}</h3>
    {children}
  </section>
)

/** A rule in its own words, and where it was read. */
export const RuleQuote = ({ children, source }: { children: ReactNode; source?: ReactNode }) => (
  <blockquote className={classes.rule}>
    <p>{children}</p>
    {source && <footer>{source}</footer>}
  </blockquote>
)
