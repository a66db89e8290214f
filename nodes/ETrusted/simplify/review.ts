import type { IDataObject } from 'n8n-workflow';

import { at, flattener } from '../helpers/flatten';

const REVIEW = {
	id: 'id',
	type: 'type',
	rating: 'rating',
	title: 'title',
	comment: 'comment',
	state: 'state',
	submittedAt: 'submittedAt',
	editedAt: 'editedAt',
	channelId: 'channelRef',
	locale: 'questionnaire.locale',
	orderReference: 'transaction.reference',
	eventId: 'event.id',
	customerFirstName: 'customer.firstName',
	productSku: 'product.sku',
	productName: 'product.name',
	reply: 'reply.comment',
	hasAttachments: 'hasAttachments',
};

/** The API's page shows the first version in two places. */
const firstVersion = (review: IDataObject, key: string) =>
	at(review, `originalReview.${key}`) ?? at(review, `additionalInformation.originalReview.${key}`);

/** What an edited review said before: the API keeps its first version. */
const EDITED_REVIEW = {
	...REVIEW,
	previousRating: (review: IDataObject) => firstVersion(review, 'rating'),
	previousComment: (review: IDataObject) => firstVersion(review, 'comment'),
};

/** A review of `GET /reviews` or `GET /reviews/{id}`, flat and without email address, phone number or last name. */
export const simplifyReview = flattener(REVIEW);

/** The same with what the review said before it was edited. */
export const simplifyEditedReview = flattener(EDITED_REVIEW);
