/** What a word such as "Vortrag" or "blog post" counts as. Pure. */
import { fold } from '../../identities/fold.ts';
import type { ImportedKind } from './fields.ts';

const words: Record<ImportedKind, string> = {
  talk: 'talk, talks, talk given, presentation, speaker, speaking, keynote, lecture, session, lightning talk, workshop, webinar, panel, vortrag, präsentation, conférence, exposé, présentation, charla, ponencia, presentación, palestra, apresentação',
  blog: 'blog, blog post, blogpost, article, blog article, post, tutorial, guide, artikel, beitrag, blogbeitrag, article de blog, billet, artículo, entrada, artigo',
  tweet: 'tweet, social, social media, social media post, toot, mastodon, x post, linkedin post, post on social media',
  meetup:
    'meetup, meet up, meetup organised, meetup organized, event, event organised, organiser, organizer, eventorganizing, hackathon, treffen, veranstaltung, rencontre, événement, encuentro, evento, encontro',
  forum_help: 'forum, forum help, forum answer, answer, support, question, discourse, stack overflow, aide, ayuda, ajuda, hilfe',
  chat_help: 'chat, chat help, irc, irc help, slack, discord, matrix, telegram',
  issue_help: 'issue, issues, issue help, issue triage, triage, bug, bug report, bugs, ticket',
  documentation: 'doc, docs, documentation, dokumentation, translation, translations, documentación, documentação',
  code: 'code, commit, pull request, merge request, pr, mr, patch, infra, tool, plugin, programmierung, código',
  review: 'review, reviews, code review, coaching',
  test: 'test, tests, testing, userTesting',
  help: 'help, helped, mentoring, mentor',
  report: 'report, reported, reporter',
};

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

let known: ReadonlyMap<string, ImportedKind> | null = null;

/** `null` for a word it does not know. */
export function guessKind(text: string): ImportedKind | null {
  known ??= new Map(
    Object.entries(words).flatMap(([kind, list]) => list.split(',').map((word) => [plain(word), kind as ImportedKind] as const)),
  );
  return known.get(plain(text)) ?? null;
}
