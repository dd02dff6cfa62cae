import { describe, expect, it } from 'vitest';
import { newHistory } from '../../../support/histories.ts';
import { ana, namesIn, readHistory } from '../../../support/reading.ts';

describe('commits that git itself would not write', () => {
  const odd = (write: (tree: string, parent: string) => string | Buffer) => async () => {
    const history = newHistory({ bare: true });
    const [base] = history.commit({ by: ana });
    history.raw(Buffer.from(write(history.git('rev-parse', `${base}^{tree}`), base ?? '')));
    history.commit({ by: 'Bo Lind <bo@lind.example>' });
    const direct = await readHistory(history);
    const { activities } = await direct.api.contributors.summary({});
    expect(activities).toBeGreaterThanOrEqual(3);
    expect(await namesIn(direct)).toContain('Bo Lind');
  };
  const who = `${ana} 1709294400 +0000`;

  it(
    'without a message',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\n`),
  );
  it(
    'without anything after the header',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n`),
  );
  it(
    'with headers nobody knows',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\nmood good\n\nHello\n`),
  );
  it(
    'with a signature',
    odd(
      (tree, parent) =>
        `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n\nSigned\n`,
    ),
  );
  it(
    'with a null character in the message',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nHel\0lo\n`),
  );
  it(
    'with one parent twice',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nTwice\n`),
  );
  it(
    'without an author’s address',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor Ana 1709294400 +0000\ncommitter ${who}\n\nOdd\n`),
  );
  it(
    'with three brackets',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor Ana <a<b@x.example>> 1709294400 +0000\ncommitter ${who}\n\nOdd\n`),
  );
  it(
    'without an author',
    odd((tree, parent) => `tree ${tree}\nparent ${parent}\ncommitter ${who}\n\nOdd\n`),
  );
});
