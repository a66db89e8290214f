import { dutch } from './dutch';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import type { Voice } from './voice';

export type { Mood, Voice } from './voice';

/** The customers of the account, in the order in which `seed/reviews.ts` weighs their languages. */
export const voices: Voice[] = [german, english, french, italian, dutch];
