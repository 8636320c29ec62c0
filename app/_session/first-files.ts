import { DecisionWord } from '../../components/parts/decision-word';
import { ItemName } from '../../components/parts/item-name';
import { useSecondsLeft } from '../../components/parts/use-seconds-left';
import { Announcer } from '../../components/ui/announcer';
import { Button } from '../../components/ui/button';
import { useAboveFoot } from '../../components/ui/foot';
import { Notice } from '../../components/ui/notice';
import { PageHeading } from '../../components/ui/page-heading';
import { formatDay } from '../../lib/format';
import { MessagesProvider } from '../../lib/messages/provider';
import { adviceFacts } from '../../lib/review/advice';
import { answerOf } from '../../lib/review/row-answer';
import { SessionContext } from './session-context';

/**
 * What both the files of the session and those of a page's view use. The two are loaded side by side, so the bundler
 * puts what they share into both; what is named here comes once, with the first files. It drops an import that nothing
 * reads, so they are read here.
 *
 * `npm run build` and the row "code and styles" of `npm run bench -- portal` show what a name here costs and spares.
 */
Object.freeze([
  Announcer,
  Button,
  DecisionWord,
  ItemName,
  MessagesProvider,
  Notice,
  PageHeading,
  SessionContext,
  adviceFacts,
  answerOf,
  formatDay,
  useAboveFoot,
  useSecondsLeft,
]);
