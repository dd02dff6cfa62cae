/** What people of the invented project write about: Thistledown, maps for walkers that work without a signal. */
import type { Random } from './random.ts';

const parts = [
  'Hut register',
  'Contour lines',
  'Route planner',
  'Elevation profile',
  'Offline regions',
  'GPX import',
  'Trail markers',
  'Weather layer',
  'Track recorder',
  'Compass',
  'Place search',
  'Label placement',
  'Water sources',
  'Ferry times',
  'Map legend',
  'Night colours',
  'Tile cache',
  'Avalanche notes',
  'Steepness shading',
  'Sharing',
  'Settings',
  'Printing',
  'Widget',
  'Watch face',
] as const;

const changes = [
  'keep the scroll position',
  'draw once instead of twice',
  'say what is missing',
  'remember the last choice',
  'work without a network',
  'wrap long names',
  'show metres and feet',
  'load in the background',
  'cancel when the region changes',
  'read aloud by screen readers',
  'take the height from the newer survey',
  'follow the system font size',
  'leave out closed paths in winter',
  'mark unmanned huts',
  'round to the nearest five minutes',
  'sort by distance on foot',
  'ask before a large download',
  'reuse the decoded tile',
  'retry after a lost connection',
  'accept waypoints without a name',
  'stop waking the radio',
  'use the local name first',
  'show the date of the survey',
  'undo the last waypoint',
  'open where one left off',
  'respect quiet hours',
] as const;

const defects = [
  'a crash on an empty track',
  'a flicker while zooming',
  'the wrong day across midnight',
  'a missing label at the tile edge',
  'a leak after long recordings',
  'a race between two downloads',
  'an upside-down arrow south of the equator',
  'heights below sea level',
  'names with apostrophes',
  'a stuck spinner',
  'an overlap on narrow phones',
  'a route that crosses the glacier',
  'daylight saving in the timetable',
  'umlauts in file names',
] as const;

const additions = [
  'a keyboard shortcut',
  'a legend',
  'a test with a real track',
  'a setting for the unit',
  'a way back',
  'a hint for first-time users',
  'a filter for dogs allowed',
  'a note of the last visit',
  'a smaller symbol set',
] as const;

const languages = [
  'Welsh',
  'Basque',
  'Finnish',
  'Tamil',
  'Polish',
  'Swahili',
  'Japanese',
  'Catalan',
  'Estonian',
  'Turkish',
  'Breton',
] as const;

const lower = (text: string): string => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

export function commitTitle(random: Random): string {
  const part = random.pick(parts);
  return random.weighted<() => string>([
    [() => `${part}: ${random.pick(changes)}`, 10],
    [() => `Fix ${random.pick(defects)}`, 3],
    [() => `Fix ${random.pick(defects)} in the ${lower(part)}`, 2],
    [() => `${part}: add ${random.pick(additions)}`, 3],
    [() => `Test the ${lower(part)} with ${random.between(3, 40) * 50} waypoints`, 1],
    [() => `Speed up the ${lower(part)}`, 1],
    [() => `Translate the ${lower(part)} into ${random.pick(languages)}`, 1],
    [() => `Simplify the ${lower(part)}, no change in what it does`, 1],
  ])();
}

const topics = [
  'draw your first trail',
  'report a closed hut',
  'install on an old phone',
  'read the steepness shading',
  'plan a route with a ferry',
  'write a style sheet',
  'translate place names',
  'review somebody’s first change',
  'build on Windows',
  'record a track all day on one charge',
  'add a water source',
  'check a survey date',
  'share a route without an account',
  'run the tests on a plane',
] as const;

export const documentationTitle = (random: Random): string =>
  random.weighted<() => string>([
    [() => `Guide: how to ${random.pick(topics)}`, 5],
    [() => `Explain how to ${random.pick(topics)}`, 3],
    [() => `Docs: pictures for “${random.pick(topics)}”`, 2],
    [() => `Docs: mend links about the ${lower(random.pick(parts))}`, 2],
    [() => `Docs: say which numbers the ${lower(random.pick(parts))} uses`, 1],
  ])();

export const mergeTitle = (random: Random): string =>
  `Merge branch '${random.pick(parts).toLowerCase().replaceAll(' ', '-')}-${random.between(2, 9)}' into main`;

export const botTitle = (random: Random): string => {
  const library = random.pick(['tile-reader', 'sun-times', 'gpx-tools', 'font-subset', 'map-testkit', 'icu-lite', 'zip-stream']);
  return `Update ${library} to ${random.between(1, 4)}.${random.between(0, 19)}.${random.between(0, 9)}`;
};

export const blogTitles = [
  'Forty huts, no signal',
  'What a contour line remembers',
  'A week on the Baltic trail with a five-year-old phone',
  'Why we print the date of every survey',
  'From user to reviewer in one wet summer',
  'Naming a mountain in four languages',
  'The smallest useful map',
  'How our rescue team plans with Thistledown',
  'Drawing the ferry that runs on Tuesdays',
  'Steepness, and how not to lie about it',
  'My first change took an evening',
  'Reading old surveys by lamplight',
  'Maps for people who do not see them',
  'Three hundred water sources in one weekend',
  'What the hackathon taught us about labels',
  'Walking the Sahyadris with an offline region',
  'Battery notes from a long ridge',
  'A hut warden’s wish list, one year on',
] as const;

export const postTexts = [
  'Just got my first change into Thistledown. The review was kinder than I expected.',
  'Offline region of the whole coast: 212 MB. It fits on my old phone!',
  'Thistledown knew about the washed-out bridge before the sign did.',
  'Anyone else using #thistledown for mountain rescue drills?',
  'New night colours in Thistledown. My eyes say thank you.',
  'Sticker arrived from @thistledown, my water bottle is complete.',
  'Hosting a map evening next Thursday, come and add your valley.',
  'The talk about labels is online, watch it for the dancing fjord names.',
  'Recorded 31 km today and still had 60 % battery.',
  'Shout-out to whoever added the unmanned huts.',
] as const;

export const talkTitles = [
  'What a label remembers',
  'Offline first, on foot',
  'A hundred huts and one spreadsheet',
  'Reviewing with kindness, and with tests',
  'Contours for beginners',
  'How we count water sources',
  'Names in four scripts',
  'Small maps for old phones',
  'From first change to maintainer',
  'Steepness shading, honestly',
  'Maps that speak',
  'Rescue drills with open data',
] as const;

export const meetupTopics = ['map evening', 'hut data afternoon', 'first-change evening', 'translation night', 'walk and map'] as const;

export const questions = [
  'Region stops downloading at 98 %',
  'Track has two days in one',
  'How do I hide closed paths?',
  'GPX from my watch comes in without heights',
  'Compass points east indoors',
  'Can I use it without an account?',
  'Labels overlap on a folded phone',
  'Where do hut opening times come from?',
  'Build fails with a space in the path',
  'Wrong height for our village',
  'Which survey is used for the Tatra region?',
  'Export a route for a friend with another app',
  'Font too small in the legend',
  'How to report a landslide',
  'Screen reader skips the elevation profile',
  'First change: where do I begin?',
] as const;

export const channels = ['#install', '#first-changes', '#translations', '#hut-data', '#labels'] as const;
