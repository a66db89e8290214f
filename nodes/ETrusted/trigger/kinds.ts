import type { IDataObject } from 'n8n-workflow';

import { simplifyEditedReview, simplifyReview } from '../simplify/review';
import { toTime } from './times';
import type { TriggerEvent } from './settings';

/** What differs between the trigger's two events. */
export interface Kind {
	orderBy: 'submittedAt' | 'editedAt';
	/** Whether the API can be asked for what lies between two times. */
	hasWindows: boolean;
	/** What is told apart: a review, or one edit of it. */
	keyOf(review: IDataObject): string;
	/** When that happened, in milliseconds since the epoch; `undefined` where it did not. */
	timeOf(review: IDataObject): number | undefined;
	simplify(review: IDataObject): IDataObject;
}

export const KINDS: Record<TriggerEvent, Kind> = {
	newReview: {
		orderBy: 'submittedAt',
		hasWindows: true,
		keyOf: ({ id }) => String(id),
		timeOf: ({ submittedAt }) => toTime(submittedAt),
		simplify: simplifyReview,
	},
	reviewEdited: {
		orderBy: 'editedAt',
		hasWindows: false,
		keyOf: ({ id, editedAt }) => `${String(id)} ${String(editedAt)}`,
		timeOf: ({ editedAt }) => toTime(editedAt),
		simplify: simplifyEditedReview,
	},
};
