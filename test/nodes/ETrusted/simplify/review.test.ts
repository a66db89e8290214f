import { simplifyEditedReview, simplifyReview } from '../../../../nodes/ETrusted/simplify/review';

/** Each key that the API's page lists, with a value that stands nowhere else. */
const FULL = {
	_object: 'CustomerReview',
	id: 'rev-1',
	accountRef: 'acc-1',
	channelRef: 'chl-1',
	inviteRef: 'inv-1',
	rating: 4.6,
	title: 'Great',
	comment: 'All went well.',
	createdAt: '2024-08-21T14:30:00.000Z',
	updatedAt: '2024-08-21T15:00:00.000Z',
	submittedAt: '2024-08-20T14:30:00.000Z',
	editedAt: '2024-08-22T14:30:00.000Z',
	feedbackType: 'REVIEW',
	state: 'APPROVED',
	type: 'PRODUCT_REVIEW',
	verificationType: 'VERIFIED',
	reply: { comment: 'Thank you', createdAt: '2024-08-23T00:00:00.000Z', sendNotification: false },
	customer: {
		firstName: 'John',
		lastName: 'Doe',
		fullName: 'John Doe',
		email: 'john@example.com',
		mobile: '+49123',
	},
	transaction: { reference: 'ORDER-1', date: '2024-08-01T00:00:00.000Z' },
	event: { id: 'evt-1', type: 'after_sales' },
	metadata: { key: 'value' },
	surveyData: { question: 'answer' },
	questionnaire: { id: 'qre-1', locale: 'de_DE', templateRef: 'qrt-1' },
	hasAttachments: true,
	additionalInformation: { originalReview: { rating: 3, comment: 'elsewhere' } },
	product: { id: 'prt-1', sku: 'sku-1', name: 'Shoe', url: 'https://shop.example/shoe' },
	originalReview: { rating: 2, title: 'Meh', comment: 'Late.' },
};

const SIMPLE = {
	id: 'rev-1',
	type: 'PRODUCT_REVIEW',
	rating: 4.6,
	title: 'Great',
	comment: 'All went well.',
	state: 'APPROVED',
	submittedAt: '2024-08-20T14:30:00.000Z',
	editedAt: '2024-08-22T14:30:00.000Z',
	channelId: 'chl-1',
	locale: 'de_DE',
	orderReference: 'ORDER-1',
	eventId: 'evt-1',
	customerFirstName: 'John',
	productSku: 'sku-1',
	productName: 'Shoe',
	reply: 'Thank you',
	hasAttachments: true,
};

test('the keys of the contract, in its order', () => {
	expect(simplifyReview(FULL)).toEqual(SIMPLE);
	expect(Object.keys(simplifyReview(FULL))).toEqual(Object.keys(SIMPLE));
});

test('null where the review has nothing', () => {
	const nothing = Object.fromEntries(Object.keys(SIMPLE).map((key) => [key, null]));
	expect(simplifyReview({})).toEqual(nothing);
	expect(simplifyReview({ customer: null, product: 'none', reply: [] })).toEqual(nothing);
});

test('an unknown state, a rating of 0 and a false switch are handed on', () => {
	const simple = simplifyReview({ state: 'ARCHIVED', rating: 0, hasAttachments: false });
	expect(simple).toMatchObject({ state: 'ARCHIVED', rating: 0, hasAttachments: false });
});

test('an edited review also says what it said before', () => {
	const edited = { ...SIMPLE, previousRating: 2, previousComment: 'Late.' };
	expect(simplifyEditedReview(FULL)).toEqual(edited);
	expect(Object.keys(simplifyEditedReview(FULL))).toEqual(Object.keys(edited));
	expect(simplifyEditedReview({})).toMatchObject({ previousRating: null, previousComment: null });
});

test('the first version is found in either place where the API keeps it, and an empty text is nothing', () => {
	const originalReview = { rating: 2, comment: 'So so' };
	for (const place of [{ originalReview }, { additionalInformation: { originalReview } }]) {
		expect(simplifyEditedReview({ id: 'rev-1', title: '', ...place })).toMatchObject({
			title: null,
			previousRating: 2,
			previousComment: 'So so',
		});
	}
});
