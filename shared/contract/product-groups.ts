import { longestPattern, ruleSubjects } from '../domain/product-groups/rules.ts';
import { z } from '../zod.ts';
import { day, instant, nothing, page, pageOf, uid } from './common.ts';
import { area, command, query } from './define.ts';

export const mostProductGroups = 200;
/** Of one group. */
export const mostRules = 500;

const over = z.enum(ruleSubjects);

const pattern = z.string().trim().min(1).max(longestPattern).meta({ description: 'exact, or with a star at its end: group::*' });

/** Issues and change requests that are still told of; what a full pass did not find any more is not counted. */
const takenIn = z.strictObject({ changeRequests: z.int().min(0), issues: z.int().min(0) });
export type TakenIn = z.infer<typeof takenIn>;

const plainRule = z.strictObject({
  id: uid,
  over,
  pattern: z.string(),
  /** The first day it holds; `null`: ever since. Counts for what was opened on it or later. */
  from: day.nullable(),
  /** The first day it does not hold any more; `null`: it holds. */
  until: day.nullable(),
});
export type PlainRule = z.infer<typeof plainRule>;

/** `takesIn`: what it decides; what a weightier rule takes is counted there. */
export const productGroupRule = plainRule.extend({ takesIn: takenIn });
export type ProductGroupRule = z.infer<typeof productGroupRule>;

const plainGroup = z.strictObject({ id: uid, name: z.string() });

export const productGroupRow = plainGroup.extend({
  takesIn: takenIn,
  rules: z.array(productGroupRule).max(mostRules),
});
export type ProductGroupRow = z.infer<typeof productGroupRow>;

/** The group of an issue or change request, and the rule that says so, in words. */
export const inProductGroup = plainGroup.extend({ why: z.string() });

export const groupedItem = z.strictObject({
  kind: z.enum(['change_request', 'issue']),
  /** How its project names it: `north/lamp!34`, `north/lamp#7`. */
  reference: z.string(),
  title: z.string(),
  link: z.string(),
  state: z.enum(['open', 'merged', 'closed']),
  openedAt: instant,
  /** `null`: in none. */
  group: inProductGroup.nullable(),
});
export type GroupedItemRow = z.infer<typeof groupedItem>;

/** Which items are meant. Without a group: of one project, with one label (`null`: without any), or all. */
const which = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('group'), group: uid }),
  z.strictObject({ in: z.literal('rule'), rule: uid }),
  z.strictObject({
    in: z.literal('none'),
    project: z.string().max(1000).optional(),
    label: z.string().max(1000).nullable().optional(),
  }),
]);
export type WhichItems = z.infer<typeof which>;

const name = z.string().trim().min(1).max(60);
const group = z.strictObject({ group: uid });
const rule = z.strictObject({ rule: uid });

export const productGroups = area('productGroups', {
  list: query(
    'Product groups in their order, their rules, and how many change requests and issues each takes in now; and how many are in none.',
    nothing,
    z.strictObject({
      groups: z.array(productGroupRow).max(mostProductGroups),
      inNone: takenIn,
      /** Change requests of which nobody knows yet which files they touch; `null`: no rule asks for it. */
      filesUnread: z.int().nullable(),
    }),
  ),
  inNone: query(
    'What is in no product group, by project or by label, the most first. What carries several labels is counted for each.',
    page.extend({ by: z.enum(['project', 'label']) }),
    /** `name`: `null` for what carries no label. */
    pageOf(takenIn.extend({ name: z.string().nullable() })),
  ),
  items: query(
    'Issues and change requests of a product group, of one of its rules, or in none, the latest opened first.',
    page.extend({ which }),
    pageOf(groupedItem),
  ),
  addGroup: command('Add a product group, after all others.', z.strictObject({ name }), plainGroup),
  renameGroup: command('Rename a product group; what belongs to it stays in it.', group.extend({ name }), plainGroup),
  moveGroup: command(
    'Put a product group at another place: of two rules that are equally exact, the one of the earlier group holds.',
    group.extend({ place: z.int().min(0).max(mostProductGroups).meta({ description: 'how many groups are before it' }) }),
    plainGroup,
  ),
  removeGroup: command('Take a product group away with its rules; what was in it is in another or in none.', group, nothing),
  addRule: command(
    'Say what belongs to a product group, from a day and until one, or ever since.',
    group.extend({ over, pattern, from: day.nullable().default(null), until: day.nullable().default(null) }),
    plainRule,
  ),
  changeRule: command(
    'Let a rule end on a day, and another begin on it: what was opened before stays where it is.',
    rule.extend({ on: day, group: uid.optional(), over: over.optional(), pattern: pattern.optional() }),
    plainRule,
  ),
  correctRule: command(
    'Correct a rule as if it had never been otherwise, or say on which day it ends.',
    rule.extend({
      over: over.optional(),
      pattern: pattern.optional(),
      from: day.nullable().optional(),
      until: day.nullable().optional(),
    }),
    plainRule,
  ),
  removeRule: command('Take a rule away, as if it had never been.', rule, nothing),
});
