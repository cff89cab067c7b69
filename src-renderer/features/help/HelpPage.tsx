// The guide, read inside the app: the same pages that lie in docs/guide. Owns choosing a page; the words are there.
import { NavLink, ScrollArea, Typography } from '@mantine/core';
import Markdown from 'react-markdown';
import { runCommand } from '../../app/commands.ts';
import { amendRoute, useRoute } from '../../app/routes.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { guideTopics } from './guide-topics.ts';
import './help.css';

export function HelpPage() {
  const wanted = useRoute('help')?.topic;
  const topic = guideTopics.find(({ id }) => id === wanted) ?? guideTopics[0];
  return (
    <div className="help">
      <PageHeader title="Help" note="This guide is part of the app and needs no network" />
      <div className="help__columns">
        <nav className="help__topics" aria-label="Topics">
          {guideTopics.map(({ id, title }) => (
            <NavLink
              key={id}
              label={title}
              active={id === topic?.id}
              aria-current={id === topic?.id ? 'page' : undefined}
              onClick={() => amendRoute({ kind: 'help', topic: id })}
              component="button"
            />
          ))}
          <NavLink
            className="help__keys"
            label="Keys of this screen"
            component="button"
            onClick={() => void runCommand('keys.show')}
          />
        </nav>
        <ScrollArea className="help__text" key={topic?.id} tabIndex={0}>
          <Typography className="help__prose">
            <Markdown allowedElements={allowed}>{topic?.text ?? ''}</Markdown>
          </Typography>
        </ScrollArea>
      </div>
    </div>
  );
}

/** What the guide uses: no images, no links out. */
const allowed = ['h1', 'h2', 'p', 'ul', 'ol', 'li', 'strong', 'em', 'code', 'pre', 'br'];
