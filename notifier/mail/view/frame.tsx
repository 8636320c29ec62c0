import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Preview } from '@react-email/preview';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { ReactNode } from 'react';
import { safeText } from '../../../lib/review/text';
import { hostColours } from '../colours';
import type { MailLook } from '../digest';
import { LIMITS } from '../names';
import { DARK_MODE, STYLES } from './styles';
import { TenantLines } from './tenant-text';

interface FrameProps {
  look: MailLook;
  language: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** The kind of mail, in a few words. */
  kicker: string;
  /** The text that lists of mails show after the subject. */
  preview: string;
  foot: ReactNode;
  children: ReactNode;
}

/**
 * The common parts of every mail: head, the host's stripe and name, the host's words, the foot.
 * No picture, no script, no font.
 */
export function Frame({ look, language, dir, title, kicker, preview, foot, children }: FrameProps) {
  const organisation = safeText(look.organisation, LIMITS.name);
  return (
    <Html lang={language} dir={dir}>
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK_MODE}</style>
      </Head>
      <Body className="page" style={STYLES.body}>
        <Preview>{preview}</Preview>
        <Section className="paper" style={STYLES.paper}>
          <Container lang={language} dir={dir} style={STYLES.container}>
            <Section style={{ ...STYLES.stripe, backgroundColor: hostColours(look.colour).fill }} />
            <Text className="quiet" style={STYLES.kicker}>
              {organisation !== '' && (
                <>
                  <span dir="auto">{organisation}</span> ·{' '}
                </>
              )}
              {kicker}
            </Text>
            <Heading as="h1" className="ink" style={STYLES.title}>
              <span dir="auto">{title}</span>
            </Heading>
            {children}
            <Hr className="rule" style={STYLES.rule} />
            {foot}
            {look.footer.trim() !== '' && (
              <Text className="quiet" style={STYLES.quiet}>
                <TenantLines text={look.footer} limit={LIMITS.host} />
              </Text>
            )}
          </Container>
        </Section>
      </Body>
    </Html>
  );
}
