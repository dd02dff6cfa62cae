/**
 * The only door to zod. Probing `new Function` would break the window's content security policy at every start, so the
 * just-in-time compiler is switched off before any schema exists.
 */
import * as z from 'zod';

z.config({ jitless: true });

export { z };
