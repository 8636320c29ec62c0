import { Button } from '@react-email/button';
import { hostColours } from '../colours';
import { STYLES } from './styles';

/** One of the answers to a question; all answers look the same, so that none seems to be the right one. */
export interface AnswerLink {
  word: string;
  /** The accessible name, with the person's name, for readers who hear only the links. */
  label: string;
  href: string;
}

export function Answers({ answers }: { answers: readonly [AnswerLink, AnswerLink] }) {
  const [first, second] = answers;
  return (
    <table role="presentation" border={0} cellPadding="0" cellSpacing="0" style={STYLES.answers}>
      <tbody>
        <tr>
          <td>
            <Answer {...first} />
          </td>
          <td style={STYLES.gap}> </td>
          <td>
            <Answer {...second} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Answer({ word, label, href }: AnswerLink) {
  return (
    <Button href={href} aria-label={label} className="answer" style={STYLES.answer}>
      {word}
    </Button>
  );
}

/** The button for a mail with a single action, in the host's colour. */
export function Primary({ href, colour, children }: { href: string; colour: string; children: string }) {
  const { fill, ink } = hostColours(colour);
  return (
    <Button
      href={href}
      style={{ ...STYLES.primary, backgroundColor: fill, border: `1px solid ${fill}`, color: ink }}
    >
      {children}
    </Button>
  );
}
