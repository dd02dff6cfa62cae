import type { CommandHandlers } from '../../../shared/contract/define.ts';
import { mostProductGroups, mostRules, type PlainRule, type productGroups } from '../../../shared/contract/product-groups.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { type GroupRule, overlap, patternKey, whyNoPattern, whyWords } from '../../../shared/domain/product-groups/rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { groupThere, ruleThere, toPlainRule } from './queries.ts';
import { groupsOf, rulesOf } from './rules.ts';

type Rule = Omit<GroupRule, 'uid' | 'place'>;

/** "label group::editor since 2026-02-01" */
const words = (rule: Rule): string => whyWords(rule, rule.pattern);

function refuseSameName(db: Database, name: string, but: string | null): void {
  const other = row<{ uid: string; name: string }>(db.prepare('SELECT uid, name FROM product_group WHERE name_key = :key'), {
    key: fold(name),
  });
  if (other && other.uid !== but)
    throw new AppError('conflict', `There is a product group called ${other.name} already. Nothing was changed.`, { id: other.uid });
}

/** A pattern that is none, days the wrong way round, or the same said already of these days. `but`: the rules that are changed by it. */
function refuseWrong(db: Database, rule: Rule, but: readonly string[]): void {
  const why = whyNoPattern(rule.pattern);
  if (why !== null) throw new AppError('invalid_input', `${why} Nothing was changed.`, { pattern: rule.pattern });
  if (rule.from !== null && rule.until !== null && rule.until <= rule.from)
    throw new AppError('invalid_input', 'A rule ends on a day after the one on which it begins. Nothing was changed.');
  const rules = rulesOf(db);
  const same = rules.find((other) => !but.includes(other.uid) && patternKey(other) === patternKey(rule) && overlap(other, rule));
  if (same)
    throw new AppError(
      'conflict',
      `${groupThere(db, same.group).name} has this rule already: ${words(same)}. Let it end first, or change it. Nothing was changed.`,
      { id: same.uid },
    );
  if (rules.filter(({ uid, group }) => group === rule.group && !but.includes(uid)).length >= mostRules)
    throw new AppError('conflict', `A product group has room for ${mostRules} rules. Nothing was changed.`);
}

function addRule(db: Database, { group, over, pattern, from, until }: Rule): PlainRule {
  const uid = newUid();
  db.prepare('INSERT INTO product_group_rule VALUES (:uid, :group, :over, :pattern, :from, :until)').run({
    uid,
    group,
    over,
    pattern,
    from,
    until,
  });
  return toPlainRule(ruleThere(db, uid));
}

/** Only what is given changes. */
const given = <T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never;

export const productGroupCommands: CommandHandlers<typeof productGroups, WriteContext> = {
  addGroup({ name }, { db, label }) {
    refuseSameName(db, name, null);
    const groups = groupsOf(db);
    if (groups.length >= mostProductGroups)
      throw new AppError('conflict', `There are ${groups.length} product groups, and Cairn has room for no more. Nothing was changed.`);
    const id = newUid();
    db.prepare('INSERT INTO product_group VALUES (:id, :name, :key, :place)').run({
      id,
      name,
      key: fold(name),
      place: 1 + Math.max(-1, ...groups.map(({ place }) => place)),
    });
    label(`Added the product group ${name}`);
    return { id, name };
  },

  renameGroup({ group: id, name }, { db, label }) {
    const before = groupThere(db, id);
    refuseSameName(db, name, id);
    db.prepare('UPDATE product_group SET name = :name, name_key = :key WHERE uid = :id').run({ id, name, key: fold(name) });
    label(`Renamed the product group ${before.name} to ${name}`);
    return { id, name };
  },

  moveGroup({ group: id, place }, { db, label }) {
    const { name } = groupThere(db, id);
    const others = groupsOf(db).filter(({ uid }) => uid !== id);
    const order = [...others.slice(0, place).map(({ uid }) => uid), id, ...others.slice(place).map(({ uid }) => uid)];
    const put = db.prepare('UPDATE product_group SET place = :place WHERE uid = :uid');
    for (const [at, uid] of order.entries()) put.run({ uid, place: at });
    label(`Put the product group ${name} at place ${order.indexOf(id) + 1}`);
    return { id, name };
  },

  removeGroup({ group: id }, { db, label }) {
    const { name } = groupThere(db, id);
    const { changes } = db.prepare('DELETE FROM product_group_rule WHERE product_group_uid = :id').run({ id });
    db.prepare('DELETE FROM product_group WHERE uid = :id').run({ id });
    label(`Removed the product group ${name}${Number(changes) === 0 ? '' : ' with its rules'}`);
    return {};
  },

  addRule(rule, { db, label }) {
    const { name } = groupThere(db, rule.group);
    refuseWrong(db, rule, []);
    label(`To ${name} belongs: ${words(rule)}`);
    return addRule(db, rule);
  },

  changeRule({ rule: id, on, ...change }, { db, label }) {
    const { uid, place: _place, ...before } = ruleThere(db, id);
    if ((before.from !== null && on <= before.from) || (before.until !== null && on >= before.until))
      throw new AppError(
        'invalid_input',
        `This rule does not hold on ${on} and before: ${words(before)}. Choose a day within, or correct the rule. Nothing was changed.`,
        { on },
      );
    const next: Rule = { ...before, ...given(change), from: on };
    if (next.group === before.group && next.over === before.over && next.pattern === before.pattern)
      throw new AppError('invalid_input', 'This is what the rule says already. Nothing was changed.');
    const { name } = groupThere(db, next.group);
    db.prepare('UPDATE product_group_rule SET until_day = :on WHERE uid = :uid').run({ uid, on });
    refuseWrong(db, next, []);
    label(`From ${on} on, to ${name} belongs: ${words({ ...next, from: null })}`);
    return addRule(db, next);
  },

  correctRule({ rule: id, ...change }, { db, label }) {
    const { uid, place: _place, ...before } = ruleThere(db, id);
    const next: Rule = { ...before, ...given(change) };
    refuseWrong(db, next, [uid]);
    db.prepare('UPDATE product_group_rule SET over = :over, pattern = :pattern, from_day = :from, until_day = :until WHERE uid = :uid').run(
      {
        uid,
        over: next.over,
        pattern: next.pattern,
        from: next.from,
        until: next.until,
      },
    );
    const { name } = groupThere(db, next.group);
    const endsOnly = words({ ...next, until: null }) === words({ ...before, until: null }) && next.until !== null;
    label(endsOnly ? `Ended on ${next.until}, for ${name}: ${words(before)}` : `Corrected, for ${name}: ${words(next)}`);
    return toPlainRule(ruleThere(db, uid));
  },

  removeRule({ rule: id }, { db, label }) {
    const rule = ruleThere(db, id);
    db.prepare('DELETE FROM product_group_rule WHERE uid = :id').run({ id });
    label(`To ${groupThere(db, rule.group).name} belongs no more: ${words(rule)}`);
    return {};
  },
};
