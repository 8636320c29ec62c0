import { Text } from '@react-email/text';
import type { Thanks } from '../digest';
import { saidName } from '../names';
import { Primary } from './buttons';
import type { ViewProps } from './digest-view';
import { FootText, WhomToTell } from './foot';
import { Frame } from './frame';
import { Said } from './said';
import { STYLES } from './styles';

/** The thank-you mail: what was decided, and the receipt. */
export function ThanksView({ texts, look, links, content, subject, dir }: ViewProps<Thanks>) {
  const { mail, portal, language } = texts;
  const { review, answered, person } = content;
  const counts = portal('leaving.counts', { ...answered, approved: answered.approved });
  const foot = (
    <>
      <FootText>
        {mail.rich('thanks.why', { organisation: () => <Said text={saidName(look.organisation)} /> })}
      </FootText>
      <WhomToTell texts={texts} look={look} />
    </>
  );
  const frame = { look, language, dir, foot, title: subject, preview: counts };
  return (
    <Frame {...frame} kicker={mail('occasion.thanks')}>
      <Text className="ink" style={STYLES.text}>
        {mail.rich('hello', { name: () => <Said text={saidName(person.displayName)} /> })}
      </Text>
      <Text className="ink" style={STYLES.text}>
        {mail('thanks.heading')}.{' '}
        {mail.rich('thanks.text', {
          review: () => <Said text={saidName(review.displayName) || mail('review.unnamed')} />,
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
