import classes from './command-line.module.css'

/** What an operator types, to be copied. */
export const CommandLine = ({ children }: { children: string }) => (
  <p className={classes.line}>
    <code>{children}</code>
  </p>
)
