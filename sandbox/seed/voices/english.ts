import type { Voice } from './voice';

export const english: Voice = {
	locale: 'en_GB',
	channel: 1,
	names: [
		['Olivia', "O'Connor"],
		['Harry', 'Whitfield'],
		['Priya', 'Sharma'],
		['Callum', 'McAllister'],
		['Grace', 'Adeyemi'],
		['Siân', 'Llewellyn'],
		['Tom', 'Baker'],
	],
	good: {
		openings: [
			['Quick & easy', 'Ordered on Sunday evening and it arrived on Tuesday.'],
			[
				'Couldn’t be happier',
				'This is the second time I have bought from them and it will not be the last.',
			],
			['Lovely little shop', 'Bought as a birthday present for my mum, who loves it.'],
			['Great service', 'Easy to order, fair price and no surprises at checkout.'],
			['Exactly as described', 'The quality is far better than I expected for £24.90.'],
		],
		details: [
			'They emailed me a one-hour delivery slot, and the driver kept to it.',
			'I had picked the wrong size and they swapped it without any fuss.',
			'Everything was wrapped in paper rather than plastic, which I appreciate.',
			'Customer service answered my question within minutes.',
			'The colour matches the pictures perfectly.',
		],
		closings: [
			'Highly recommended.',
			'Will definitely order again.',
			'Thank you!',
			'Five stars from me.',
		],
	},
	mixed: {
		openings: [
			['Decent, but slow', 'The product is fine, but delivery took nine days instead of three.'],
			['Mixed feelings', 'Good quality, although the box arrived rather battered.'],
			['OK for the price', 'It does what it should, no more and no less.'],
		],
		details: [
			'I never received a tracking number.',
			'One of the two items was missing and had to be sent separately.',
			'The instructions are in German only.',
		],
		closings: [
			'They did refund the postage, so three stars.',
			'I might give them another try.',
			'Room for improvement.',
		],
	},
	bad: {
		openings: [
			['Very disappointed', 'Paid for next-day delivery and it turned up eleven days later.'],
			['Broke after a week', 'The zip broke the second time I used it.'],
			['Avoid', 'I was sent somebody else’s order.'],
		],
		details: [
			'Three emails, no reply.',
			'They want me to pay for the return myself.',
			'The chat assistant kept sending me the same link.',
		],
		closings: [
			'I have asked my bank for the money back.',
			'I will not be ordering here again.',
			'Such a shame, as the shop looks nice.',
		],
	},
	replies: {
		thanks: [
			'Thank you for taking the time to write this, it made our morning!',
			'Thanks a lot, and enjoy it!',
		],
		sorry: [
			'We are sorry about this. A replacement is on its way, and you can keep the first one.',
			'That is not how it should be. Could you send us your order number at hello@mueller-sons.example?',
		],
	},
};
