import { Heading } from '@react-email/heading';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { safeText } from '../../../lib/review/text';
import type { Arranged, OwnItem } from '../arrange';
import type { MailLook } from '../digest';
import type { Links } from '../links';
import { accessName, safeName } from '../names';
import type { Texts } from '../texts';
import { fullTime } from '../when';
import { Descriptions } from './access-about';
import { Answers, Primary } from './buttons';
import { EndSentence } from './end-sentence';
import { EvidenceLines } from './evidence-lines';
import { STYLES } from './styles';
import { TenantText } from './tenant-text';

interface OwnProps {
  texts: Texts;
  look: MailLook;
  links: Links;
  arranged: Arranged;
}

/** Own access: one question with Yes and No for each item. */
export function OwnAccess({ texts, look, links, arranged: { own, ownListed } }: OwnProps) {
  const { mail } = texts;
  const [first] = own;
  if (!first) return null;
  const oneReview = own.every(({ review }) => review === first.review);
  return (
    <>
      <Heading as="h2" className="ink" style={STYLES.heading}>
        {mail('own.heading')}
      </Heading>
      {ownListed ? (
        own.map(({ review, item }) => (
          <Question
            key={`${review.round} ${item.id}`}
            texts={texts}
            links={links}
            review={review}
            item={item}
          />
        ))
      ) : (
        <>
          <Text className="ink" style={STYLES.text}>
            {mail('own.more', { count: own.length })}
          </Text>
          <Primary href={oneReview ? links.review(first.review) : links.inbox()} colour={look.colour}>
            {mail('own.open')}
          </Primary>
        </>
      )}
    </>
  );
}

function Question({ texts, links, review, item }: OwnItem & { texts: Texts; links: Links }) {
  const { mail, portal, reader } = texts;
  const { resource } = item;
  const name = resource ? accessName(texts, resource) : '';
  const answers = [
    { word: portal('decisions.yes'), answer: 'Approve' },
    { word: portal('decisions.no'), answer: 'Deny' },
  ] as const;
  const [yes, no] = answers.map(({ word, answer }) => ({
    word,
    label: name ? portal('row.act', { act: word, name }) : word,
    href: links.answer(review, item, answer),
  }));
  return (
    <Section className="card" style={STYLES.card}>
      <div style={STYLES.inside}>
        <Heading as="h3" className="ink" style={STYLES.question}>
          {name
            ? portal.rich('decision.askSelf', { resource: () => <TenantText text={name} /> })
            : portal('decision.askSelfUnnamed')}
        </Heading>
        <Descriptions resource={resource} />
        <EvidenceLines texts={texts} review={review} item={item} />
        <Text className="ink" style={STYLES.text}>
          <EndSentence texts={texts} review={review} whose="own" item={item} />
        </Text>
        {yes && no && <Answers answers={[yes, no]} />}
        <Text className="quiet" style={STYLES.quiet}>
          {mail.rich('own.inReview', {
            review: () => (
              <TenantText text={safeName(safeText(review.displayName)) || mail('review.unnamed')} />
            ),
            when: () => fullTime(review.endsAt, reader),
          })}
        </Text>
      </div>
    </Section>
  );
}
