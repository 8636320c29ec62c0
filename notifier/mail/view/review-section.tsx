import { Heading } from '@react-email/heading';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { type DistinguishedBy, distinguish } from '../../../lib/review/access';
import type { Section as ReviewPart } from '../arrange';
import { counted, doubtCounts, upperFirst } from '../counting';
import type { DigestItem, DigestReview, MailLook } from '../digest';
import type { Links } from '../links';
import { accessName, LIMITS, principalName, safeName } from '../names';
import type { Texts } from '../texts';
import { fullTime } from '../when';
import { Descriptions } from './access-about';
import { Answers, Primary } from './buttons';
import { EndSentence } from './end-sentence';
import { EvidenceLines } from './evidence-lines';
import { STYLES } from './styles';
import { TenantLines, TenantText } from './tenant-text';

interface SectionProps {
  texts: Texts;
  look: MailLook;
  links: Links;
  part: ReviewPart;
}

/** A review: its deadline, its maker, what happens without an answer, and its people or their number. */
export function ReviewSection({ texts, look, links, part: { review, items, listed } }: SectionProps) {
  const { mail } = texts;
  const [first] = items;
  const only = items.length === 1 && first ? { item: first } : {};
  const distinguished = distinguish(review.items);
  const who = counted(texts, items);
  return (
    <>
      <Heading as="h2" className="ink" style={STYLES.heading}>
        <TenantText text={safeName(review.displayName) || mail('review.unnamed')} />
      </Heading>
      <About texts={texts} review={review} />
      {!listed && <Counts texts={texts} review={review} items={items} who={upperFirst(who)} />}
      <Text className="ink" style={STYLES.text}>
        <EndSentence texts={texts} review={review} whose="others" {...only} />
      </Text>
      {listed ? (
        <>
          {items.map((item) => (
            <Person
              key={item.id}
              texts={texts}
              links={links}
              review={review}
              item={item}
              by={distinguished.get(item.id)}
            />
          ))}
          <Text style={{ ...STYLES.text, margin: '12px 0 0' }}>
            <a href={links.review(review)} target="_blank" className="ink" style={STYLES.link} rel="noopener">
              {mail('review.openListed')}
            </a>
          </Text>
        </>
      ) : (
        <Primary href={links.review(review)} colour={look.colour}>
          {mail('review.open', { who })}
        </Primary>
      )}
    </>
  );
}

function About({ texts: { mail, reader }, review }: { texts: Texts; review: DigestReview }) {
  const { creator, stage, endsAt, description } = review;
  const creatorName = creator ? safeName(creator.displayName) : '';
  const number = stage?.number;
  return (
    <>
      <Text className="quiet" style={STYLES.quiet}>
        {mail.rich('review.due', { when: () => fullTime(endsAt, reader) })}
        {number != null && stage && ` ${mail('review.stage', { number, of: stage.plan.length })}`}{' '}
        {creatorName !== '' && mail.rich('review.asks', { name: () => <TenantText text={creatorName} /> })}
      </Text>
      {description.trim() !== '' && (
        <Text className="ink" style={STYLES.text}>
          {mail('review.says')} <TenantLines text={description} limit={LIMITS.said} />
        </Text>
      )}
    </>
  );
}

interface CountsProps {
  texts: Texts;
  review: DigestReview;
  items: readonly DigestItem[];
  who: string;
}

function Counts({ texts, review, items, who }: CountsProps) {
  const doubts = doubtCounts(texts, review, items);
  return (
    <Text className="ink" style={STYLES.text}>
      <strong>{texts.mail('review.waits', { Who: who })}</strong>
      {doubts.length > 0 && ` ${doubts.join(' · ')}.`}
    </Text>
  );
}

interface PersonProps {
  texts: Texts;
  links: Links;
  review: DigestReview;
  item: DigestItem;
  by: DistinguishedBy | undefined;
}

function Person({ texts, links, review, item, by }: PersonProps) {
  const { mail, portal } = texts;
  const { resource } = item;
  const name = principalName(texts, item, by);
  const answer = (decision: 'Approve' | 'Deny') => {
    const word = portal(`decisions.${decision}`);
    const label = portal('row.act', { act: word, name });
    return { word, label, href: links.answer(review, item, decision) };
  };
  return (
    <Section className="card" style={STYLES.card}>
      <div style={STYLES.inside}>
        <Heading as="h3" className="ink" style={STYLES.question}>
          <TenantText text={name} />
        </Heading>
        {resource && (
          <Text className="ink" style={STYLES.text}>
            {mail.rich('item.access', { resource: () => <TenantText text={accessName(texts, resource)} /> })}
          </Text>
        )}
        <Descriptions resource={resource} />
        <EvidenceLines texts={texts} review={review} item={item} />
        <Answers answers={[answer('Approve'), answer('Deny')]} />
      </div>
    </Section>
  );
}
