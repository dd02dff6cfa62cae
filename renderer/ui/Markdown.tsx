import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import { api } from '../app/api.ts';
import { toastError } from '../app/toasts.ts';
import styles from './Markdown.module.css';

/** What a note may link to. Everything else stays text. */
const openable = /^(https?:\/\/|mailto:)/i;

function Link({ href = '', children }: { href?: string | undefined; children?: React.ReactNode }) {
  if (!openable.test(href)) return <>{children}</>;
  return (
    <a
      href={href}
      title={href}
      onClick={(event) => {
        event.preventDefault();
        api.shell.openLink({ url: href }).catch(toastError);
      }}
      // The middle button would otherwise ask for a new window.
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}

const components: Components = {
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  // A picture would be fetched from somewhere: its description stands in for it.
  img: ({ alt }) => <span className={styles.picture}>{alt ? `[picture: ${alt}]` : '[picture]'}</span>,
  // A note lies inside a screen that has its own headings.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h4>{children}</h4>,
  h5: ({ children }) => <h4>{children}</h4>,
  h6: ({ children }) => <h4>{children}</h4>,
};

/** Written text: CommonMark without HTML. Pictures are not loaded, links open outside. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.text}>
      <ReactMarkdown components={components}>{text}</ReactMarkdown>
    </div>
  );
});
