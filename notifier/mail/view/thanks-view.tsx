import { Text } from '@react-email/text';
import type { Thanks } from '../digest';
import { safeName } from '../names';
import { Primary } from './buttons';
import type { ViewProps } from './digest-view';
import { FootText, WhomToTell } from './foot';
import { Frame } from './frame';
import { STYLES } from './styles';
import { TenantText } from './tenant-text';

/** The thank-you mail: what was decided, and the receipt. */
export function ThanksView({ texts, look, links, content, subject, dir }: ViewProps<Thanks>) {
  const { mail, portal, language } = texts;
  const { review, answered, person } = content;
  const counts = portal('leaving.counts', { ...answered, approved: answered.approved });
  const foot = (
    <>
      <FootText>
        {mail.rich('thanks.why', { organisation: () => <TenantText text={safeName(look.organisation)} /> })}
      </FootText>
      <WhomToTell texts={texts} look={look} />
    </>
  );
  const frame = { look, language, dir, foot, title: subject, preview: counts };
  return (
    <Frame {...frame} kicker={mail('occasion.thanks')}>
      <Text className="ink" style={STYLES.text}>
        {mail.rich('hello', { name: () => <TenantText text={safeName(person.displayName)} /> })}
      </Text>
      <Text className="ink" style={STYLES.text}>
        {mail('thanks.heading')}.{' '}
        {mail.rich('thanks.text', {
          review: () => <TenantText text={safeName(review.displayName) || mail('review.unnamed')} />,
        })}
      </Text>
      <Text className="ink" style={STYLES.text}>
        <strong>{counts}</strong>
      </Text>
      <Primary href={links.receipt(review)} colour={look.colour}>
        {mail('thanks.receipt')}
      </Primary>
      <Text className="quiet" style={STYLES.quiet}>
        {mail('thanks.receiptWhy')}
      </Text>
    </Frame>
  );
}
