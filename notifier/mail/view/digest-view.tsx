import { Text } from '@react-email/text';
import type { Arranged } from '../arrange';
import type { Digest, MailLook } from '../digest';
import type { Links } from '../links';
import { LIMITS, safeName } from '../names';
import type { Texts } from '../texts';
import { Primary } from './buttons';
import { FootText, WhomToTell } from './foot';
import { Frame } from './frame';
import { OwnAccess } from './own-access';
import { ReviewSection } from './review-section';
import { STYLES } from './styles';
import { TenantLines, TenantText } from './tenant-text';

export interface ViewProps<Content> {
  texts: Texts;
  look: MailLook;
  links: Links;
  content: Content;
  subject: string;
  dir: 'ltr' | 'rtl';
}

interface DigestProps extends ViewProps<Digest> {
  arranged: Arranged;
  preview: string;
}

/** The digest: own access, then the reviews, then why the mail was sent. */
export function DigestView({ texts, look, links, content, subject, dir, arranged, preview }: DigestProps) {
  const { mail, language } = texts;
  const organisation = () => <TenantText text={safeName(look.organisation)} />;
  const shared = content.reviews.some(({ items }) => items.some((item) => item.shared));
  const foot = (
    <>
      <FootText>{mail('foot.links')}</FootText>
      <FootText>
        {mail.rich('foot.why', { organisation })} {shared && mail('foot.shared')}
      </FootText>
      <WhomToTell texts={texts} look={look} />
    </>
  );
  const frame = { look, language, dir, preview, foot, title: subject };
  return (
    <Frame {...frame} kicker={mail(`occasion.${content.occasion}`)}>
      <Text className="ink" style={STYLES.text}>
        {mail.rich('hello', { name: () => <TenantText text={safeName(content.person.displayName)} /> })}
      </Text>
      {look.intro.trim() !== '' && (
        <Text className="ink" style={STYLES.text}>
          <TenantLines text={look.intro} limit={LIMITS.host} />
        </Text>
      )}
      <OwnAccess texts={texts} look={look} links={links} arranged={arranged} />
      {arranged.sections.map((part) => (
        <ReviewSection key={part.review.round} texts={texts} look={look} links={links} part={part} />
      ))}
      {arranged.omitted > 0 && (
        <>
          <Text className="ink" style={{ ...STYLES.text, margin: '28px 0 8px' }}>
            {mail('more.reviews', { count: arranged.omitted })}
          </Text>
          <Primary href={links.inbox()} colour={look.colour}>
            {mail('more.open')}
          </Primary>
        </>
      )}
    </Frame>
  );
}
